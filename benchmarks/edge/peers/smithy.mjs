// As the AWS sample does it: SignatureV4 with the SHA-256 of @aws-crypto.
import { SignatureV4 } from '@smithy/signature-v4';
import { HttpRequest } from '@smithy/protocol-http';
import { Sha256 } from '@aws-crypto/sha256-js';
import { credentials, read, write } from './request.mjs';

export const handler = async (event) => {
  const { request, method, host, region, path, body } = read(event);
  const signer = new SignatureV4({ service: 'lambda', region, credentials: credentials(), sha256: Sha256 });
  const signed = await signer.sign(
    new HttpRequest({ method, hostname: host, path, headers: { host }, body }),
  );
  return write(request, Object.entries(signed.headers));
};
