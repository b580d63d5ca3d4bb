'use strict';
// Finds a handler as Lambda's runtime does: the module ends at the first dot of the handler's name, and what follows leads
// through the module's exports. The rules are those of Lambda's runtime interface client for Node.js, whose native part
// needs a compiler to install: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** The packages that Lambda's runtime brings along, from Node.js 18 on. */
const OF_RUNTIME = /@(?:aws-sdk|smithy)\/[\w.-]+/;
const FIRST_WITH_SDK = 18;

/** Finds modules as Node.js does, and those of the runtime from another place if they are nowhere else. */
const HOOKS = `
let place;
export async function resolve(name, context, next) {
  try {
    return await next(name, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !${OF_RUNTIME}.test(name)) {
      throw error;
    }
    return next(name, { ...context, parentURL: place }).catch(() => {
      throw error;
    });
  }
}
export function initialize(data) {
  place = data;
}
`;

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
  const load = Module.createRequire(path.join(root, 'index.js'));
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

/** Says in an error how to have the package that was not found. */
function advise(error, name) {
  const found = OF_RUNTIME.exec(name)?.[0];
  if (found !== undefined && !error.message.includes('npm install')) {
    const [first, ...more] = error.message.split('\n');
    const advice =
      "Lambda's runtime has the AWS SDK for JavaScript, version 3; here functions find it in the nearest node_modules of" +
      ` their code or template. Run npm install --no-save ${found} beside the template.`;
    error.message = [`${first}: ${advice}`, ...more].join('\n');
  }
  return error;
}

/**
 * Lets modules find what Lambda's runtime brings along. What a function or its layers bring themselves goes before it.
 *
 * @param modules a folder node_modules; undefined if there is none
 * @param runtime as in AWS_EXECUTION_ENV
 */
exports.provide = function provide(modules, runtime) {
  if (Number(/nodejs(\d+)/.exec(runtime)?.[1]) < FIRST_WITH_SDK) {
    return;
  }
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function find(name, parent, isMain, options) {
    try {
      return Reflect.apply(resolve, this, [name, parent, isMain, options]);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND' || !OF_RUNTIME.test(name)) {
        throw error;
      }
      try {
        return Reflect.apply(resolve, this, [name, parent, isMain, { paths: [path.dirname(modules)] }]);
      } catch {
        throw advise(error, name);
      }
    }
  };
  if (modules !== undefined) {
    const place = pathToFileURL(path.join(modules, '..', 'index.js')).href;
    Module.register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data: place });
  }
};

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
    if (error.code === 'ERR_MODULE_NOT_FOUND') {
      throw advise(error, error.message);
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
