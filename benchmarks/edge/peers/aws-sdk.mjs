// Version 2, whose signer many published functions still carry.
import 'aws-sdk/lib/node_loader';
import AWS from 'aws-sdk/lib/core';
import { credentials, read, write } from './request.mjs';

export const handler = async (event) => {
  const { request, method, host, region, path, body } = read(event);
  const unsigned = new AWS.HttpRequest(new AWS.Endpoint(host), region);
  Object.assign(unsigned, { method, path, body: body ?? '', headers: { Host: host } });
  unsigned.headers['X-Amz-Content-Sha256'] = AWS.util.crypto.sha256(unsigned.body, 'hex');
  new AWS.Signers.V4(unsigned, 'lambda', { signatureCache: true }).addAuthorization(credentials(), new Date());
  return write(request, Object.entries(unsigned.headers));
};
