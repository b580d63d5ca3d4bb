'use strict';
// The hashes that no signer can leave out: of the body, of the canonical request, and the two of the HMAC.
// The texts are put together anew for each request, as they have to be, and nothing else is done.
const { createHash, createHmac, createSecretKey, hash } = require('node:crypto');

const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const HOST = 'abcdefghij0123456789.lambda-url.eu-central-1.on.aws';
const NAMES = 'host;x-amz-content-sha256;x-amz-date;x-amz-security-token';
const UNTIL_HASH = `\n\nhost:${HOST}\nx-amz-content-sha256:`;
const AFTER_HASH = `\nx-amz-date:20261123T055749Z\nx-amz-security-token:${process.env.AWS_SESSION_TOKEN}\n\n${NAMES}\n`;
const UNTIL_REQUEST_HASH = 'AWS4-HMAC-SHA256\n20261123T055749Z\n20261123/eu-central-1/lambda/aws4_request\n';

const bodyOf = (request) => (request.body ? Buffer.from(request.body.data, 'base64') : undefined);
const canonical = (request, payloadHash) =>
  request.method + '\n' + request.uri + UNTIL_HASH + payloadHash + AFTER_HASH + payloadHash;

/** With the calls that everybody knows. */
const key = createSecretKey(Buffer.alloc(32, 7));
exports.ordinary = (event) => {
  const { request } = event.Records[0].cf;
  const body = bodyOf(request);
  const payloadHash = body ? createHash('sha256').update(body).digest('hex') : NOTHING;
  const requestHash = createHash('sha256').update(canonical(request, payloadHash)).digest('hex');
  return createHmac('sha256', key).update(UNTIL_REQUEST_HASH + requestHash).digest('hex');
};

/** With the cheapest calls that we know of: one-shot hashes, over blocks that are ready for the HMAC. */
const inner = Buffer.alloc(64 + UNTIL_REQUEST_HASH.length + 64, 0x36);
const outer = Buffer.alloc(64 + 32, 0x5c);
exports.cheapest = (event) => {
  const { request } = event.Records[0].cf;
  const body = bodyOf(request);
  const payloadHash = body ? hash('sha256', body) : NOTHING;
  const requestHash = hash('sha256', canonical(request, payloadHash));
  inner.latin1Write(UNTIL_REQUEST_HASH + requestHash, 64);
  outer.latin1Write(hash('sha256', inner, 'latin1'), 64);
  return hash('sha256', outer);
};
