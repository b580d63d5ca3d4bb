// Starts the local cloud several times from built artifacts, and sends warm requests one after the other.
// usage: node measure.mjs [starts] [requests]

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const STARTS = Number(process.argv[2] ?? 5);
const REQUESTS = Number(process.argv[3] ?? 500);
const WARM_UP_REQUESTS = 300;
const START_LIMIT_MS = 120_000;
const POLL_MS = 10;

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function request(method, url, body) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const { hostname, port, pathname, search } = new URL(url);
    const options = {
      agent,
      method,
      // Node does not resolve names below localhost by itself.
      host: '127.0.0.1',
      port,
      path: pathname + search,
      headers: { ...headers, host: `${hostname}:${port}` },
    };
    const sent = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function expectStatus(expected, method, url, body) {
  const response = await request(method, url, body);
  if (response.status !== expected) {
    throw new Error(`${method} ${url} answered ${response.status}, not ${expected}: ${response.text}`);
  }
  return response;
}

function readAddresses(file) {
  return Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Starts a local cloud; resolves when the first request through all of it has its answer. */
async function start() {
  const state = mkdtempSync(path.join(os.tmpdir(), 'bench-local-'));
  const begin = performance.now();
  const child = spawn(
    'bin/local',
    ['--port', '0', '--function-url-port', '0', '--state', state],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const file = path.join(state, 'addresses.properties');
  while (!existsSync(file)) {
    if (child.exitCode !== null || performance.now() - begin > START_LIMIT_MS) {
      child.kill();
      throw new Error(`the local cloud did not start:\n${output}`);
    }
    await sleep(POLL_MS);
  }
  const serving = performance.now() - begin;
  const addresses = readAddresses(file);
  await expectStatus(200, 'GET', `${addresses.distribution}/getBooks`);
  const answered = performance.now() - begin;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
    rmSync(state, { recursive: true });
  };
  return { addresses, serving, answered, stop };
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function measure(call) {
  for (let i = 0; i < WARM_UP_REQUESTS; i++) {
    await call();
  }
  const times = [];
  for (let i = 0; i < REQUESTS; i++) {
    const begin = performance.now();
    await call();
    times.push(performance.now() - begin);
  }
  return times;
}

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
  const created = JSON.parse(
    (await expectStatus(201, 'POST', `${addresses.distribution}/createBook`, book)).text,
  );
  const get = `${addresses.distribution}/getBook/${created.id}`;
  const put = `${addresses.distribution}/updateBook/${created.id}`;

  console.log(`\n${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, load ${os.loadavg()[0].toFixed(1)}\n`);
  console.log(`| start, ${STARTS} times, in s | p50 | p90 | p99 |\n| --- | --- | --- | --- |`);
  row('all addresses serve', starts.map((each) => each.serving / 1000), 1);
  row('first answer through all of it', starts.map((each) => each.answered / 1000), 1);
  console.log(`\n| ${REQUESTS} warm requests, in ms | p50 | p90 | p99 |\n| --- | --- | --- | --- |`);
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
