'use strict';
// One run of a CloudFront function. Each run has globals of its own: nothing stays from one to the next, and there are
// neither Node's modules nor timers nor the network, nor what of the language AWS does not list.

const vm = require('node:vm');
const { cloudfront } = require('./cloudfront-helpers.cjs');
const modules = require('./cloudfront-modules.cjs');

/** Processor time of this thread where Node.js tells it, else of this process. */
const processorTime = (process.threadCpuUsage ?? process.cpuUsage).bind(process);

/** AWS keeps so many characters of a run's log. */
const LOG_LIMIT = 10 * 1024;

const UNLISTED_GLOBALS = [
  'AggregateError', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'FinalizationRegistry', 'Float16Array', 'Intl',
  'Iterator', 'Map', 'Proxy', 'Reflect', 'Set', 'SharedArrayBuffer', 'WeakMap', 'WeakRef', 'WeakSet', 'WebAssembly',
  'escape', 'unescape',
];

const UNLISTED_METHODS = {
  Array: ['from', 'fromAsync'],
  'Array.prototype': [
    'at', 'entries', 'findLast', 'findLastIndex', 'flat', 'flatMap', 'keys', 'toReversed', 'toSorted', 'toSpliced',
    'values', 'with',
  ],
  Object: ['fromEntries', 'getOwnPropertySymbols', 'groupBy', 'hasOwn'],
  Promise: ['try', 'withResolvers'],
  String: ['raw'],
  'String.prototype': ['at', 'isWellFormed', 'matchAll', 'normalize', 'toWellFormed'],
};

// The time of the run stands still, and the language has no more than AWS lists.
const PRELUDE = new vm.Script(`(function (globals, methods) {
  'use strict';
  for (const name of globals) {
    delete globalThis[name];
  }
  for (const owner of Object.keys(methods)) {
    const object = owner.split('.').reduce((value, part) => value[part], globalThis);
    methods[owner].forEach((name) => delete object[name]);
  }
  const RealDate = Date;
  let now;
  function FrozenDate(...values) {
    if (!new.target) {
      return new RealDate(now).toString();
    }
    return values.length === 0 ? new RealDate(now) : new RealDate(...values);
  }
  FrozenDate.prototype = RealDate.prototype;
  FrozenDate.prototype.constructor = FrozenDate;
  FrozenDate.now = () => now;
  FrozenDate.parse = RealDate.parse;
  FrozenDate.UTC = RealDate.UTC;
  globalThis.Date = FrozenDate;
  return (time) => { now = time; };
})`);

const PARSE = new vm.Script('JSON.parse');

function logger() {
  let left = LOG_LIMIT;
  return (value) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (left > 0) {
      console.log(text.slice(0, left));
    }
    left -= text.length;
    if (left <= 0 && left + text.length > 0) {
      console.log(`… the rest is cut: AWS keeps ${LOG_LIMIT} characters of a run's log`);
    }
  };
}

exports.Run = class Run {
  #context = vm.createContext(
    { Buffer, TextDecoder, TextEncoder, atob, btoa, console: { log: logger() } },
    { codeGeneration: { strings: false, wasm: false } },
  );
  #setTime = PRELUDE.runInContext(this.#context)(UNLISTED_GLOBALS, UNLISTED_METHODS);

  /**
   * Runs the function once.
   *
   * @param script makes the handler: (require, helpers) => handler
   * @param input { event, rawQueryString }
   * @returns { result, microseconds }: what the handler returned, and the processor time that it took
   */
  async start(script, input, store) {
    const event = PARSE.runInContext(this.#context)(JSON.stringify(input.event));
    Object.defineProperty(event.request, 'rawQueryString', { value: () => input.rawQueryString });
    this.#setTime(Date.now());
    const before = processorTime();
    const handler = script.runInContext(this.#context)(modules.load, cloudfront(event, store));
    const result = await handler(event);
    const { user, system } = processorTime(before);
    return { result, microseconds: user + system };
  }
};
