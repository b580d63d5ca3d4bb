// Starts the local cloud several times from built artifacts, and sends warm requests one after the other.
// usage: node measure.mjs [starts] [requests]

import os from 'node:os';
import { agent, createBook, expectStatus, start, WARM_UP_REQUESTS, warmTimes } from './cloud.mjs';
import { percentile } from './percentile.mjs';

const STARTS = Number(process.argv[2] ?? 5);
const REQUESTS = Number(process.argv[3] ?? 500);

const measure = (call) => warmTimes(call, REQUESTS);

function row(name, values, digits) {
  const cells = [0.5, 0.9, 0.99].map((share) => percentile(values, share).toFixed(digits));
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

const starts = [];
for (let i = 1; i < STARTS; i++) {
  const cloud = await start();
  starts.push(cloud);
  await cloud.stop();
}
const cloud = await start();
starts.push(cloud);
try {
  const { addresses } = cloud;
  const book = JSON.stringify({ name: 'The Dispossessed', author: 'Le Guin' });
  const created = JSON.parse(await createBook(addresses.distribution));
  const get = `${addresses.distribution}/getBook/${created.id}`;
  const put = `${addresses.distribution}/updateBook/${created.id}`;

  console.log(`\n${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, load ${os.loadavg()[0].toFixed(1)}\n`);
  console.log(`| start, ${STARTS} times, in s | p50 | p90 | p99 |\n| --- | --- | --- | --- |`);
  row('all addresses serve', starts.map((each) => each.serving / 1000), 1);
  row('first answer through all of it', starts.map((each) => each.answered / 1000), 1);
  console.log(`\n| ${REQUESTS} requests after ${WARM_UP_REQUESTS} others, in ms | p50 | p90 | p99 |\n| --- | --- | --- | --- |`);
  const refused = await measure(() => expectStatus(403, 'GET', addresses['functionUrl.GetBook']));
  row('function URL, refused (HTTP and the signature check alone)', refused, 2);
  row('site: CloudFront, CloudFront function, bucket', await measure(() => expectStatus(200, 'GET', `${addresses.distribution}/`)), 2);
  const whole = await measure(() => expectStatus(200, 'GET', get));
  row('GET /getBook: CloudFront, signer, signature check, Java, DynamoDB Local', whole, 2);
  row('PUT /updateBook: the same with a body', await measure(() => expectStatus(200, 'PUT', put, book)), 2);
} finally {
  await cloud.stop();
  agent.destroy();
}
