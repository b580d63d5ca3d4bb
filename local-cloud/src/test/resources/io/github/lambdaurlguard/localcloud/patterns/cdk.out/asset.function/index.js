const https = require('node:https');

exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify({ answer: process.env.ANSWER, path: event.rawPath }) });

// As cfn-response and CDK's own providers answer CloudFormation: at port 443, whatever the address says.
exports.answer = (event) =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({
      Status: 'SUCCESS',
      PhysicalResourceId: 'answer',
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      Data: { Answer: '42' },
    });
    const { hostname, pathname, search } = new URL(event.ResponseURL);
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    const request = https.request({ hostname, port: 443, path: pathname + search, method: 'PUT', headers }, () => resolve());
    request.on('error', reject);
    request.end(body);
  });
