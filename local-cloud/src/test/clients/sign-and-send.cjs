'use strict';
// Signs requests with a client and sends them: node sign-and-send.cjs CLIENT < {credentials, host, port, requests}. Prints
// the status of each answer, and beside it that of the same request with the last digit of its signature changed; or
// nothing and status 3 where the client is not installed.

const http = require('node:http');

const REGION = 'us-east-1';
const SERVICE = 'lambda';

function installed(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') {
      process.exit(3);
    }
    throw error;
  }
}

const CLIENTS = {
  '@smithy/signature-v4': (credentials) => {
    const { SignatureV4 } = installed('@smithy/signature-v4');
    const { Sha256 } = installed('@aws-crypto/sha256-js');
    const signer = new SignatureV4({ credentials, region: REGION, service: SERVICE, sha256: Sha256 });
    return async ({ method, path, query, headers, body }) => {
      const signed = await signer.sign({
        protocol: 'http:',
        hostname: headers.host,
        method,
        path,
        query: grouped(query),
        headers,
        body,
      });
      return signed.headers;
    };
  },
  aws4: (credentials) => {
    const aws4 = installed('aws4');
    return async ({ method, path, query, headers, body }) =>
      aws4.sign(
        {
          service: SERVICE,
          region: REGION,
          method,
          path: target(path, query),
          headers: { ...headers },
          body: body === '' ? undefined : body,
        },
        credentials,
      ).headers;
  },
  aws4fetch: (credentials) => {
    const { AwsV4Signer } = installed('aws4fetch');
    return async ({ method, path, query, headers, body }) => {
      const signer = new AwsV4Signer({
        ...credentials,
        service: SERVICE,
        region: REGION,
        method,
        url: `http://${headers.host}${target(path, query)}`,
        headers: Object.entries(headers).filter(([name]) => name !== 'host'),
        body: body === '' ? undefined : body,
        allHeaders: true,
      });
      const signed = await signer.sign();
      return { ...headers, ...Object.fromEntries(signed.headers) };
    };
  },
  'aws-sdk v2': (credentials) => {
    process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';
    const AWS = installed('aws-sdk');
    return async ({ method, path, query, headers, body }) => {
      const request = new AWS.HttpRequest(new AWS.Endpoint(`http://${headers.host}/`), REGION);
      Object.assign(request, { method, path: target(path, query), body });
      Object.assign(request.headers, headers);
      new AWS.Signers.V4(request, SERVICE, true).addAuthorization(
        new AWS.Credentials(credentials),
        new Date(),
      );
      delete request.headers.Host;
      return request.headers;
    };
  },
};

function target(path, query) {
  return query === '' ? path : `${path}?${query}`;
}

/** Decoded values by name, a list where there are several. */
function grouped(query) {
  const values = {};
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const [name, value = ''] = pair.split('=').map(decodeURIComponent);
    values[name] = name in values ? [values[name], value].flat() : value;
  }
  return values;
}

function send(port, { method, path, query, body }, headers) {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path: target(path, query), headers };
    const request = http.request(options, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function tampered(headers) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name.toLowerCase() === 'authorization'
        ? String(value).replace(/.$/, (last) => (last === '0' ? '1' : '0'))
        : value,
    ]),
  );
}

async function main({ credentials, host, port, requests }) {
  const sign = CLIENTS[process.argv[2]](credentials);
  const statuses = [];
  for (const request of requests) {
    const given = { host, ...request.headers };
    if (request.body !== '') {
      given['content-length'] = String(Buffer.byteLength(request.body));
    }
    const headers = await sign({ ...request, headers: given });
    statuses.push([await send(port, request, headers), await send(port, request, tampered(headers))]);
  }
  console.log(JSON.stringify(statuses));
}

main(JSON.parse(require('node:fs').readFileSync(0, 'utf8')));
