'use strict';
// Responses that a handler writes piece by piece, as the public runtime interface client of Lambda sends them:
// https://github.com/aws/aws-lambda-nodejs-runtime-interface-client

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const WITH_PRELUDE = 'application/vnd.awslambda.http-integration-response';
const DELIMITER_BYTES = 8;

/** Defines the global awslambda, unless the function does not want it. */
exports.install = function install() {
  if (['1', 'true'].includes(process.env.AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA)) {
    return;
  }
  globalThis.awslambda = {
    ...globalThis.awslambda,
    streamifyResponse(handler) {
      handler[STREAMING] = 'response';
      return handler;
    },
    HttpResponseStream: {
      // The prelude goes out with the first write; end() alone sends none.
      from(stream, prelude) {
        stream.setContentType(WITH_PRELUDE);
        const text = JSON.stringify(prelude);
        stream._onBeforeFirstWrite = (write) => {
          write(text);
          write(new Uint8Array(DELIMITER_BYTES));
        };
        return stream;
      },
    },
  };
};

exports.isStreaming = (handler) => handler[STREAMING] === 'response';

/**
 * Opens the response of an invocation.
 *
 * @param request a request to the Runtime API that has not begun
 * @return what the handler writes to
 */
exports.open = function open(request) {
  let written = false;
  const write = request.write.bind(request);
  request.setContentType = (type) => {
    if (written) {
      throw new Error('Cannot set content-type, too late.');
    }
    request.setHeader('Content-Type', type);
  };
  request.write = (chunk, ...rest) => {
    if (!written) {
      request._onBeforeFirstWrite?.(write);
      written = true;
    }
    const isBytes = typeof chunk === 'string' || chunk instanceof Uint8Array;
    return write(isBytes ? chunk : JSON.stringify(chunk), ...rest);
  };
  return request;
};

exports.HEADERS = {
  'Lambda-Runtime-Function-Response-Mode': 'streaming',
  'Content-Type': 'application/octet-stream',
  'Transfer-Encoding': 'chunked',
  Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
};

/** Ends a response with the error that the handler threw. */
exports.fail = function fail(stream, error) {
  stream.addTrailers({
    'Lambda-Runtime-Function-Error-Type': JSON.parse(error).errorType,
    'Lambda-Runtime-Function-Error-Body': Buffer.from(error).toString('base64'),
  });
  stream.end();
};
