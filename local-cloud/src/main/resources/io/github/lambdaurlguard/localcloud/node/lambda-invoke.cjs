'use strict';
// Calls a handler as Lambda's runtime does: from Node.js 24 on with an event and a context; before also with a callback,
// and with a context that can end the invocation.

const { failure } = require('./lambda-module.cjs');

/** What to do when there is nothing left to wait for, and the invocation has not ended. */
let whenIdle = () => {};
process.on('beforeExit', () => whenIdle());

function isAsync(handler) {
  return handler.constructor?.name === 'AsyncFunction';
}

/** What ends an invocation: each of these counts once, whichever is first. */
function endings(handler, resolve, reject) {
  const done = (error, result) => {
    whenIdle = () => {};
    if (error === undefined || error === null) {
      resolve(result);
    } else {
      reject(error);
    }
  };
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    done,
    fail: (error) => done(error ?? 'handled'),
    succeed: (result) => done(null, result),
  };
  const callback = (error, result) => {
    if (error !== undefined && error !== null) {
      done(error);
    } else if (context.callbackWaitsForEmptyEventLoop) {
      whenIdle = () => done(null, result);
    } else {
      done(null, result);
    }
  };
  whenIdle = () =>
    isAsync(handler)
      ? done(failure('NodeJsExit', 'The handler returned a promise that was never settled'))
      : done(null, null);
  return { callback, context };
}

function withCallbacks(handler) {
  return (event, context) =>
    new Promise((resolve, reject) => {
      const { callback, context: ends } = endings(handler, resolve, reject);
      try {
        const result = handler(event, Object.assign(ends, context), callback);
        if (typeof result?.then === 'function') {
          result.then(ends.succeed, ends.fail);
        }
      } catch (error) {
        ends.done(error);
      }
    });
}

/**
 * What runs a handler: (event, context) => a promise of its result.
 *
 * @param runtime as in AWS_EXECUTION_ENV
 */
exports.of = function of(handler, runtime) {
  const version = Number(/nodejs(\d+)/.exec(runtime)?.[1]);
  if (version < 24) {
    return withCallbacks(handler);
  }
  if (handler.length >= 3) {
    throw failure(
      'CallbackHandlerDeprecated',
      'AWS Lambda has no callbacks from Node.js 24 on, and takes a handler with three parameters for one that wants a' +
        ' callback, async or not: let it have two, and return its result. See' +
        ' https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
    );
  }
  return async (event, context) => handler(event, context);
};
