// Measures what starting, resting and reading an item cost with moto_server, an emulator of AWS's APIs, and with the local
// cloud. They do not do the same: docs/benchmarks.md says what moto_server leaves out.
// usage: node peer.mjs [starts]

import { execFileSync, spawn } from 'node:child_process';
import http from 'node:http';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { agent, createBook, expectStatus, start, warmTimes } from './cloud.mjs';
import { median } from './percentile.mjs';
import { treeMegabytes } from './process.mjs';

const STARTS = Number(process.argv[2] ?? 10);
const REQUESTS = 1000;
const REST_MINUTES = 5;
const PORT = 5055;
const TABLE = {
  TableName: 'books',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};
const KEY = { id: { S: '1' } };
const ITEM = { ...KEY, name: { S: 'The Dispossessed' }, author: { S: 'Le Guin' } };

/** Calls moto_server's DynamoDB, which takes any signature. */
function call(operation, input) {
  const headers = {
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'content-type': 'application/x-amz-json-1.0',
    authorization: 'AWS4-HMAC-SHA256 Credential=A/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return new Promise((resolve, reject) => {
    const sent = http.request({ agent, method: 'POST', host: '127.0.0.1', port: PORT, headers }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${operation}: ${response.statusCode}`))));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(input));
  });
}

async function startMoto() {
  const begin = performance.now();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(PORT)], { stdio: 'ignore' });
  for (;;) {
    try {
      await call('CreateTable', TABLE);
      break;
    } catch (error) {
      if (error.code !== 'ECONNREFUSED') {
        throw error;
      }
      await sleep(10);
    }
  }
  await call('PutItem', { TableName: 'books', Item: ITEM });
  await call('GetItem', { TableName: 'books', Key: KEY });
  const stop = () => new Promise((resolve) => child.once('exit', resolve) && child.kill());
  return { pid: child.pid, answered: performance.now() - begin, stop };
}

async function measure(begin, reader) {
  const answered = [];
  for (let i = 1; i < STARTS; i++) {
    const one = await begin();
    answered.push(one.answered);
    await one.stop();
  }
  const last = await begin();
  try {
    answered.push(last.answered);
    await sleep(REST_MINUTES * 60_000);
    const atRest = treeMegabytes(last.pid);
    const read = await reader(last);
    return [median(answered) / 1000, atRest, median(await warmTimes(read, REQUESTS))];
  } finally {
    await last.stop();
  }
}

let version;
try {
  version = execFileSync('python3', ['-c', 'import moto; print(moto.__version__)'], { encoding: 'utf8' }).trim();
} catch {
  console.error("NOT measured: moto_server is missing (pip install 'moto[server]')");
  process.exit(1);
}
const moto = await measure(startMoto, async () => () => call('GetItem', { TableName: 'books', Key: KEY }));
const ours = await measure(() => start(), async ({ addresses }) => {
  const { id } = JSON.parse(await createBook(addresses.distribution));
  return () => expectStatus(200, 'GET', `${addresses.distribution}/getBook/${id}`);
});
agent.destroy();

console.log(`\n${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${STARTS} starts each, load ${os.loadavg()[0].toFixed(1)}\n`);
console.log(`| | moto_server ${version} | local cloud |\n| --- | --: | --: |`);
const names = ['first answer, median in s', `memory of all processes after ${REST_MINUTES} minutes, MB`, 'reading an item, p50 in ms'];
names.forEach((name, i) => console.log(`| ${name} | ${moto[i].toFixed(2)} | ${ours[i].toFixed(2)} |`));
