import aws4 from 'aws4';
import { createHash } from 'node:crypto';
import { credentials, read, write } from './request.mjs';

export const handler = async (event) => {
  const { request, method, host, region, path, body } = read(event);
  const signed = aws4.sign(
    {
      service: 'lambda',
      method,
      host,
      region,
      path,
      body,
      headers: {
        Host: host,
        'X-Amz-Content-Sha256': createHash('sha256').update(body ?? '').digest('hex'),
      },
      extraHeadersToIgnore: { 'content-type': true, 'content-length': true },
    },
    credentials(),
  );
  const { 'Content-Type': type, 'Content-Length': length, ...headers } = signed.headers;
  return write(request, Object.entries(headers));
};
