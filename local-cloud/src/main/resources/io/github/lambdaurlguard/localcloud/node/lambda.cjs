'use strict';
// Runs a Lambda handler from a folder: node lambda.cjs FOLDER. The environment variable _HANDLER names it: "file.function".

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { run } = require('./runtime-client.cjs');

function load(file) {
  const module = `${file}.mjs`;
  return fs.existsSync(module) ? import(pathToFileURL(module).href) : require(file);
}

run(async () => {
  const dot = process.env._HANDLER.lastIndexOf('.');
  const file = process.env._HANDLER.slice(0, dot);
  const name = process.env._HANDLER.slice(dot + 1);
  const handler = (await load(path.join(process.argv[2], file)))[name];
  if (typeof handler !== 'function') {
    throw new Error(`${process.env._HANDLER} is undefined or not exported`);
  }
  return (event, context) =>
    handler.length < 3
      ? handler(event, context)
      : new Promise((resolve, reject) =>
          handler(event, context, (error, result) => (error ? reject(error) : resolve(result))),
        );
});
