// Lambda's runtime API, as the official Node runtime speaks it: one request at a time over a kept-alive connection.
const http = require('node:http');
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, path: `/2018-06-01/runtime/invocation/${path}`, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function run() {
  const { handler } = require(process.argv[2]);
  for (;;) {
    const invocation = await call('GET', 'next');
    const id = invocation.headers['lambda-runtime-aws-request-id'];
    const result = await handler(JSON.parse(invocation.body));
    await call('POST', `${id}/response`, JSON.stringify(result));
  }
}

run();
