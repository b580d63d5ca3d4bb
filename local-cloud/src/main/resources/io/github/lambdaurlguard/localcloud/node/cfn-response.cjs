'use strict';
// The module that Lambda puts beside source text of a template, for the handlers of custom resources.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html

const http = require('node:http');
const https = require('node:https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

/** Answers CloudFormation, and ends the invocation where the context can. */
exports.send = function send(event, context, status, data, physicalResourceId, noEcho) {
  const body = JSON.stringify({
    Status: status,
    Reason: `See the details in CloudWatch Log Stream: ${context.logStreamName}`,
    PhysicalResourceId: physicalResourceId || context.logStreamName,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: noEcho || false,
    Data: data,
  });
  const url = new URL(event.ResponseURL);
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const end = () => {
      context.done?.();
      resolve();
    };
    const client = url.protocol === 'http:' ? http : https;
    const request = client.request(url, { method: 'PUT', headers }, (response) => {
      console.log(`Status code: ${response.statusCode}`);
      response.resume();
      end();
    });
    request.on('error', (error) => {
      console.log(`cfn-response: the answer was not sent: ${error.message}`);
      end();
    });
    request.end(body);
  });
};
