const { once } = require('node:events');
const { setTimeout: pause } = require('node:timers/promises');
exports.handler = awslambda.streamifyResponse(async (event, plain) => {
  const [, name, count] = event.rawPath.split('/');
  if (name === 'raw') {
    plain.setContentType('text/x-raw');
    plain.write('raw');
    plain.end();
    return;
  }
  if (name === 'before') {
    throw new Error('thrown before the prelude');
  }
  const stream = awslambda.HttpResponseStream.from(plain, {
    statusCode: name === 'kept' ? 200 : 201,
    headers: {
      'Content-Type': 'text/x-test',
      'X-One': '1',
      'Set-Cookie': 'dropped=1',
      ...(name === 'kept' ? { 'Cache-Control': 'max-age=60' } : {}),
    },
    cookies: name === 'kept' ? [] : ['a=1', 'b=2'],
  });
  if (name === 'lines') {
    for (let line = 0; line < 5; line++) {
      stream.write(`${line}\n`);
      await pause(200);
    }
    console.log('all lines are written');
  } else if (name === 'after') {
    stream.write('first\n');
    await pause(50);
    throw new Error('thrown after the first line');
  } else if (name === 'forever') {
    for (;;) {
      stream.write('again\n');
      await pause(100);
    }
  } else if (name === 'megabytes') {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    for (let i = 0; i < Number(count); i++) {
      if (!stream.write(chunk)) {
        await once(stream, 'drain');
      }
    }
  } else {
    stream.write(name === 'kept' ? 'kept' : 'body');
  }
  stream.end();
});
