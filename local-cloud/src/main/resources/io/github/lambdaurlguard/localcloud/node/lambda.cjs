'use strict';
// Runs a Lambda handler from a folder: node lambda.cjs FOLDER. The environment variable _HANDLER names it: "file.function".

const invoke = require('./lambda-invoke.cjs');
const { load } = require('./lambda-module.cjs');
const responseStream = require('./response-stream.cjs');
const { run } = require('./runtime-client.cjs');
require('./custom-resource-response.cjs');

responseStream.install();
run(async () => {
  const handler = await load(process.argv[2], process.env._HANDLER);
  return responseStream.isStreaming(handler)
    ? handler
    : invoke.of(handler, process.env.AWS_EXECUTION_ENV);
});
