'use strict';
// Asks the Lambda Runtime API for events and answers them, one at a time.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html

const http = require('node:http');
const responseStream = require('./response-stream.cjs');

const [address, environment] = process.env.AWS_LAMBDA_RUNTIME_API.split('/');
const [host, port] = address.split(':');
/** Names the global that has the id of the invocation that is under way, as in Lambda's own client. */
const REQUEST_ID = Symbol.for('aws.lambda.runtime.requestId');
exports.REQUEST_ID = REQUEST_ID;

const agent = new http.Agent({ keepAlive: true });

function call(method, operation, body) {
  return new Promise((resolve, reject) => {
    const path = `/${environment}/2018-06-01/runtime/${operation}`;
    const headers = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request({ agent, host, port, method, path, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Runs a handler that writes its response. Ends when the Runtime API has it all. */
function stream(handler, event, context) {
  return new Promise((resolve) => {
    const path = `/${environment}/2018-06-01/runtime/invocation/${context.awsRequestId}/response`;
    const options = { agent, host, port, method: 'POST', path, headers: responseStream.HEADERS };
    const response = responseStream.open(
      http.request(options, (answer) => answer.resume().on('end', resolve)),
    );
    // The local cloud has what went wrong already, or has ended.
    response.on('error', resolve);
    Promise.resolve()
      .then(() => {
        const result = handler(event, response, context);
        if (typeof result?.then !== 'function') {
          throw new Error('Streaming does not support non-async handlers.');
        }
        return result;
      })
      .catch((error) => responseStream.fail(response, describe(error)));
  });
}

function describe(error) {
  const known = error instanceof Error || typeof error?.message === 'string';
  return JSON.stringify({
    errorType: known ? error.name : 'Error',
    errorMessage: known ? error.message : String(error),
    trace: known && error.stack ? error.stack.split('\n') : [],
  });
}

/**
 * Runs until the Runtime API goes away, which means that the local cloud has ended.
 *
 * @param load makes the handler: (event, context) => result or a promise of it
 */
exports.run = async function run(load) {
  let handler;
  try {
    handler = await load();
  } catch (error) {
    await call('POST', 'init/error', describe(error));
    process.exit(1);
  }
  for (;;) {
    const next = await call('GET', 'invocation/next').catch(() => process.exit(0));
    if (next.status !== 200) {
      process.exit(0);
    }
    const awsRequestId = next.headers['lambda-runtime-aws-request-id'];
    global[REQUEST_ID] = awsRequestId;
    process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'];
    const context = {
      awsRequestId,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      invokedFunctionArn: next.headers['lambda-runtime-invoked-function-arn'],
      getRemainingTimeInMillis: () => next.headers['lambda-runtime-deadline-ms'] - Date.now(),
    };
    if (responseStream.isStreaming(handler)) {
      await stream(handler, JSON.parse(next.text), context);
      continue;
    }
    let result;
    try {
      result = JSON.stringify(await handler(JSON.parse(next.text), context)) ?? 'null';
    } catch (error) {
      await call('POST', `invocation/${awsRequestId}/error`, describe(error));
      continue;
    }
    await call('POST', `invocation/${awsRequestId}/response`, result);
  }
};
