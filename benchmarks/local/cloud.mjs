// Starts the local cloud as a person does, on free ports, and calls it.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 120_000;
const POLL_MS = 10;

/** Until then, the JVMs compile more than they answer. */
export const WARM_UP_REQUESTS = 2000;

export const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

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

/** Sends a request whose answer is known. */
export async function expectStatus(expected, method, url, body) {
  const response = await request(method, url, body);
  if (response.status !== expected) {
    throw new Error(`${method} ${url} answered ${response.status}, not ${expected}: ${response.text}`);
  }
  return response;
}

/** Creates a book; resolves to its text as the application answers with it. */
export async function createBook(distribution) {
  const book = JSON.stringify({ name: 'The Dispossessed', author: 'Le Guin' });
  return (await expectStatus(201, 'POST', `${distribution}/createBook`, book)).text;
}

/** Calls something until it is warm, and then so many times more; resolves to how long each of these took, in ms. */
export async function warmTimes(call, count) {
  const times = [];
  for (let i = -WARM_UP_REQUESTS; i < count; i++) {
    const begin = performance.now();
    await call();
    if (i >= 0) {
      times.push(performance.now() - begin);
    }
  }
  return times;
}

function readAddresses(file) {
  return Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Starts a local cloud of a checkout; resolves when the first request through all of it has its answer. */
export async function start(checkout = '.') {
  const state = mkdtempSync(path.join(os.tmpdir(), 'bench-local-'));
  const begin = performance.now();
  const child = spawn(
    'bin/local',
    ['--http', '--port', '0', '--function-url-port', '0', '--state', state],
    { cwd: checkout, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  let isStarting = true;
  child.stdout.on('data', (chunk) => {
    if (isStarting) {
      output += chunk;
    }
  });
  const file = path.join(state, 'addresses.properties');
  while (!existsSync(file)) {
    if (child.exitCode !== null || performance.now() - begin > START_LIMIT_MS) {
      child.kill();
      throw new Error(`the local cloud did not start:\n${output}`);
    }
    await sleep(POLL_MS);
  }
  const serving = performance.now() - begin;
  isStarting = false;
  const addresses = readAddresses(file);
  await expectStatus(200, 'GET', `${addresses.distribution}/getBooks`);
  const answered = performance.now() - begin;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
    rmSync(state, { recursive: true });
  };
  return { addresses, pid: child.pid, serving, answered, stop };
}
