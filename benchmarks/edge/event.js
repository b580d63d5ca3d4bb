'use strict';
// Fresh events as CloudFront makes them, each for another book.

exports.environment = {
  AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  // As long as those that Lambda gets.
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2Vj'.repeat(56),
};

const BODY_BYTES = 300;
const DATA = Buffer.alloc(BODY_BYTES, '{"name":"Der Zauberberg"}').toString('base64');
const header = (key, value) => [{ key, value }];
let count = 0;

exports.make = (withBody) => {
  const headers = {
    host: header('Host', 'books.example.com'),
    'x-forwarded-for': header('X-Forwarded-For', '203.0.113.178'),
    'user-agent': header('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101'),
    via: header('Via', '2.0 2afae0d44e2540f472c0635ab62c232b.cloudfront.net (CloudFront)'),
    accept: header('Accept', 'application/json'),
    'accept-language': header('Accept-Language', 'en'),
    'accept-encoding': header('Accept-Encoding', 'gzip'),
  };
  const request = {
    clientIp: '203.0.113.178',
    method: withBody ? 'PUT' : 'GET',
    uri: `/getBook/0b5ff9fd-1f2b-4b6a-8f44-91b34b7a3${100 + (count++ & 511)}`,
    querystring: '',
    headers,
    origin: {
      custom: {
        customHeaders: {
          'x-lambda-url-guard-strip-prefix': header('x-lambda-url-guard-strip-prefix', '/getBook'),
        },
        domainName: 'abcdefghij0123456789.lambda-url.eu-central-1.on.aws',
        keepaliveTimeout: 5,
        path: '',
        port: 443,
        protocol: 'https',
        readTimeout: 30,
        sslProtocols: ['TLSv1.2'],
      },
    },
  };
  if (withBody) {
    headers['content-length'] = header('Content-Length', String(BODY_BYTES));
    headers['content-type'] = header('Content-Type', 'application/json');
    request.body = { action: 'read-only', data: DATA, encoding: 'base64', inputTruncated: false };
  }
  return {
    Records: [
      {
        cf: {
          config: {
            distributionDomainName: 'd111111abcdef8.cloudfront.net',
            distributionId: 'EDFDVBD6EXAMPLE',
            eventType: 'origin-request',
            requestId: '4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==',
          },
          request,
        },
      },
    ],
  };
};
