'use strict';
// CloudFormation's addresses for the answers of custom resources are HTTPS at port 443, and functions send to no other
// port. Here they are names of the form p12345.cloudformation-custom-resource-response.localhost, and lead to that port.

const http = require('node:http');
const https = require('node:https');
const { syncBuiltinESMExports } = require('node:module');

const NAME = /^p(\d+)\.cloudformation-custom-resource-response\.localhost$/;

function port(name) {
  return NAME.exec(String(name ?? '').replace(/:\d+$/, ''))?.[1];
}

function wrap(send) {
  const plain = send === https.get ? http.get : http.request;
  return function request(target, options, callback) {
    const url = typeof target === 'string' ? new URL(target) : target;
    const given = typeof options === 'object' ? options : {};
    const found = port(given.hostname ?? given.host ?? url.hostname ?? url.host);
    if (found === undefined) {
      return Reflect.apply(send, https, arguments);
    }
    const { agent, protocol, host, ...rest } = { ...given };
    return plain(
      {
        method: url.method,
        headers: url.headers,
        path: url.path ?? url.pathname + url.search,
        ...rest,
        hostname: '127.0.0.1',
        port: found,
      },
      typeof options === 'function' ? options : callback,
    );
  };
}

https.request = wrap(https.request);
https.get = wrap(https.get);
syncBuiltinESMExports();

const fetchAnything = globalThis.fetch;
globalThis.fetch = (target, options) => {
  const found = typeof target === 'string' || target instanceof URL ? port(new URL(target).hostname) : undefined;
  return fetchAnything(
    found === undefined ? target : String(target).replace(/^https:\/\/[^/]+/, `http://127.0.0.1:${found}`),
    options,
  );
};
