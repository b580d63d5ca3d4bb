// What every peer needs around its signature: the same steps, written once.

export const credentials = () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
  sessionToken: process.env.AWS_SESSION_TOKEN,
});

/** The request of the event as the function URL gets it, its prefix stripped. */
export const read = (event) => {
  const { request } = event.Records[0].cf;
  const { domainName, customHeaders } = request.origin.custom;
  const prefix = customHeaders['x-lambda-url-guard-strip-prefix'][0].value;
  delete customHeaders['x-lambda-url-guard-strip-prefix'];
  request.uri = request.uri.slice(prefix.length) || '/';
  return {
    request,
    method: request.method,
    host: domainName,
    region: domainName.split('.')[2],
    path: request.uri,
    body: request.body ? Buffer.from(request.body.data, 'base64') : undefined,
  };
};

/** Puts the signed headers, under whatever capitals, into the request. */
export const write = (request, signed) => {
  const { headers } = request;
  headers['x-forwarded-host'] = [{ key: 'x-forwarded-host', value: headers.host[0].value }];
  for (const [name, value] of signed) {
    const key = name.toLowerCase();
    headers[key] = [{ key, value }];
  }
  return request;
};
