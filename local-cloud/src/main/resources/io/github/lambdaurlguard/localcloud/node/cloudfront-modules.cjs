'use strict';
// The modules that a CloudFront function can require: these three, with the functions that AWS lists.

const crypto = require('node:crypto');
const { parse, stringify, escape, unescape } = require('node:querystring');

const ALGORITHMS = ['md5', 'sha1', 'sha256'];
const ENCODINGS = ['hex', 'base64', 'base64url'];

function oneOf(allowed, value, what) {
  if (!allowed.includes(value)) {
    throw new TypeError(`not supported ${what}: "${value}"`);
  }
  return value;
}

function digesting(digest) {
  return {
    update(data) {
      digest.update(data);
      return this;
    },
    digest(encoding) {
      return encoding === undefined
        ? digest.digest()
        : digest.digest(oneOf(ENCODINGS, encoding, 'encoding'));
    },
  };
}

const MODULES = {
  buffer: { Buffer },
  crypto: {
    createHash: (algorithm) =>
      digesting(crypto.createHash(oneOf(ALGORITHMS, algorithm, 'algorithm'))),
    createHmac: (algorithm, key) =>
      digesting(crypto.createHmac(oneOf(ALGORITHMS, algorithm, 'algorithm'), key)),
  },
  querystring: { parse, decode: parse, stringify, encode: stringify, escape, unescape },
};

exports.load = function load(name) {
  if (!Object.hasOwn(MODULES, name)) {
    throw new Error(`Cannot find module "${name}"`);
  }
  return { ...MODULES[name] };
};
