'use strict';
// Runs a Lambda handler from a folder: node lambda.cjs FOLDER [MODULES]. The environment variable _HANDLER names it:
// "file.function". MODULES is a folder node_modules in which the handler finds what Lambda's runtime brings along.

const { format } = require('node:util');
const invoke = require('./lambda-invoke.cjs');
const { load, provide } = require('./lambda-module.cjs');
const responseStream = require('./response-stream.cjs');
const { REQUEST_ID, run } = require('./runtime-client.cjs');
require('./custom-resource-response.cjs');

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

function asText(time, level, message, more) {
  return `${time}\t${global[REQUEST_ID]}\t${level}\t${format(message, ...more)}`;
}

function described(error) {
  return {
    errorType: error.constructor?.name ?? 'UnknownError',
    errorMessage: error.message,
    stackTrace: typeof error.stack === 'string' ? error.stack.split('\n') : [],
  };
}

function asJson(timestamp, level, message, more) {
  const line = { timestamp, level, requestId: global[REQUEST_ID] };
  if (more.length > 0) {
    const error = [message, ...more].find((part) => part instanceof Error);
    return JSON.stringify({ ...line, message: format(message, ...more), ...(error && described(error)) });
  }
  const replacer = (_, value) => (value instanceof Error ? { ...described(value), ...value } : value);
  try {
    return JSON.stringify({ ...line, message }, replacer);
  } catch {
    return JSON.stringify({ ...line, message: format(message) });
  }
}

/** Lets the console write as Lambda's does, each entry with its time, its request and its level. */
function writeLog() {
  const entry = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON' ? asJson : asText;
  const least = LEVELS.indexOf(process.env.AWS_LAMBDA_LOG_LEVEL);
  LEVELS.forEach((level, i) => {
    console[level.toLowerCase()] = (message, ...more) => {
      if (i >= least) {
        process.stdout.write(`${entry(new Date().toISOString(), level, message, more)}\n`);
      }
    };
  });
  console.log = console.info;
}

writeLog();
provide(process.argv[3], process.env.AWS_EXECUTION_ENV);
responseStream.install();
run(async () => {
  const handler = await load(process.argv[2], process.env._HANDLER);
  return responseStream.isStreaming(handler)
    ? handler
    : invoke.of(handler, process.env.AWS_EXECUTION_ENV);
});
