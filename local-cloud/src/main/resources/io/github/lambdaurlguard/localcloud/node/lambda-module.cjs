'use strict';
// Finds a handler as Lambda's runtime does: the module ends at the first dot of the handler's name, and what follows leads
// through the module's exports. The rules are those of Lambda's runtime interface client for Node.js, whose native part
// needs a compiler to install: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client

const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

function failure(name, message, cause) {
  const error = new Error(message, { cause });
  error.name = `Runtime.${name}`;
  if (cause !== undefined) {
    error.stack = cause.stack;
  }
  return error;
}

/** { folder, module, names } of "folder/module.name.name". */
function parse(handler) {
  if (handler.includes('..')) {
    throw failure('MalformedHandlerName', `'${handler}' is not a valid handler name`);
  }
  const base = path.basename(handler);
  const dot = base.indexOf('.');
  if (dot < 0) {
    throw failure('MalformedHandlerName', `Bad handler: ${handler} has no dot`);
  }
  return {
    folder: handler.slice(0, handler.indexOf(base)),
    module: base.slice(0, dot),
    names: base.slice(dot + 1).split('.'),
  };
}

/** Whether the nearest package.json says that files named .js are ECMAScript modules. */
function isTypeModule(folder) {
  if (path.basename(folder) === 'node_modules') {
    return false;
  }
  const file = path.join(folder, 'package.json');
  if (fs.existsSync(file)) {
    try {
      return JSON.parse(fs.readFileSync(file, 'utf8')).type === 'module';
    } catch (error) {
      console.warn(`${file} cannot be read: ${error.message}`);
      return false;
    }
  }
  const parent = path.dirname(folder);
  return parent !== folder && isTypeModule(parent);
}

function importFile(file) {
  return import(pathToFileURL(file).href);
}

async function load(root, { folder, module }) {
  const file = path.resolve(root, folder, module);
  const load = createRequire(path.join(root, 'index.js'));
  const ways = [
    ['', load],
    ['.js', isTypeModule(path.dirname(file)) ? importFile : load],
    ['.mjs', importFile],
    ['.cjs', load],
  ];
  const found = ways.find(([extension]) => fs.existsSync(file + extension));
  return found === undefined
    ? load(load.resolve(module, { paths: [root, path.resolve(root, folder)] }))
    : found[1](file + found[0]);
}

/**
 * Loads a handler.
 *
 * @param root the folder of the code
 * @param handler its name
 */
exports.load = async function loadHandler(root, handler) {
  const parsed = parse(handler);
  let found;
  try {
    found = await load(root, parsed);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw failure('UserCodeSyntaxError', `SyntaxError: ${error.message}`, error);
    }
    throw error.code === 'MODULE_NOT_FOUND'
      ? failure('ImportModuleError', `Error: ${error.message}`, error)
      : error;
  }
  found = parsed.names.reduce((owner, name) => owner && owner[name], found);
  if (!found) {
    throw failure('HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw failure('HandlerNotFound', `${handler} is not a function`);
  }
  return found;
};

exports.failure = failure;
