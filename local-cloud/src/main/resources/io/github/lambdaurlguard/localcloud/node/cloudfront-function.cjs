'use strict';
// Runs a CloudFront function from a file: node cloudfront-function.cjs FILE.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
// The function sees the language and the console, but neither Node's modules nor timers nor the network.

const fs = require('node:fs');
const vm = require('node:vm');
const { run } = require('./runtime-client.cjs');

run(() => {
  const context = vm.createContext(
    { console: { log: (...values) => console.log(...values) } },
    { codeGeneration: { strings: false, wasm: false } },
  );
  vm.runInContext(fs.readFileSync(process.argv[2], 'utf8'), context, { filename: 'function.js' });
  const handler = vm.runInContext('typeof handler === "function" ? handler : undefined', context);
  if (handler === undefined) {
    throw new Error('the function code has no function named handler');
  }
  return (event) => handler(event);
});
