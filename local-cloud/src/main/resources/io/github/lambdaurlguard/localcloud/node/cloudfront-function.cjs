'use strict';
// Runs a CloudFront function from a folder: node cloudfront-function.cjs FOLDER. The folder holds function.js, and
// store.json if a key value store is associated.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const syntax = require('./cloudfront-syntax.cjs');
const { Run } = require('./cloudfront-run.cjs');
const { run } = require('./runtime-client.cjs');

/** The longest time that a run may take, in microseconds of processor time: a compute utilization of 100. */
const COMPUTE_LIMIT = 1000;

function readStore(folder) {
  const file = path.join(folder, 'store.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

run(() => {
  const folder = process.argv[2];
  const { code, helpers, error } = syntax.read(fs.readFileSync(path.join(folder, 'function.js'), 'utf8'));
  if (error !== undefined) {
    return () => ({ syntaxError: error });
  }
  const script = new vm.Script(
    `(function (require${helpers === undefined ? '' : `, ${helpers}`}) {"use strict";${code}
return handler; })`,
    { filename: 'function.js' },
  );
  const store = readStore(folder);
  let next = new Run();
  return async (event) => {
    const current = next ?? new Run();
    next = undefined;
    const { result, microseconds } = await current.start(script, event, store);
    // Made while the result is on its way, so that nobody waits for it.
    setImmediate(() => {
      next = new Run();
    });
    return { computeUtilization: Math.round((microseconds / COMPUTE_LIMIT) * 100), result };
  };
});
