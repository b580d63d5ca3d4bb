/**
 * @fileoverview The names that belong to Node.js and to the events of Lambda@Edge: the Closure
 * Compiler must not shorten them.
 * @externs
 */
var require;
var exports = { handler: 0 };
var process = { env: {} };
var Buffer = { alloc: 0, concat: 0, from: 0, latin1Write: 0, subarray: 0, map: 0 };
var crypto = { hash: 0 };
var event = { Records: 0, cf: 0, config: 0, request: 0, origin: 0, custom: 0, headers: 0, body: 0 };
var header = { key: 0, value: 0 };
var origin = { customHeaders: 0 };
var response = { status: 0, statusDescription: 0, headers: 0, body: 0 };
