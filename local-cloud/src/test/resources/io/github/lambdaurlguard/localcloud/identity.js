'use strict';
// MODULES is where Node.js finds the SDK.

const os = require('node:os');
const { ListBucketsCommand, S3Client } = require('MODULES/@aws-sdk/client-s3');
const { defaultProvider } = require('MODULES/@aws-sdk/credential-provider-node');

async function identity() {
  const { accessKeyId } = await defaultProvider()();
  const refusal = await new S3Client({})
    .send(new ListBucketsCommand({}))
    .then(JSON.stringify, (error) => error.message);
  const environment = JSON.stringify(process.env);
  return { accessKeyId, environment, folder: process.cwd(), home: os.homedir(), refusal };
}

exports.url = identity;
exports.edge = async () => ({ status: '200', body: JSON.stringify(await identity()) });
