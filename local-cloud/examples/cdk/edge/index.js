exports.handler = async ({ Records: [{ cf: { response } }] }) => {
  response.headers['x-stamp'] = [{ key: 'X-Stamp', value: 'edge' }];
  return response;
};
