// Reads one book over many connections at once, through all of the local cloud, and checks each answer: first in peace,
// then while processes are killed and clients misbehave. Needs wrk. Fails if an answer was lost or wrong, if a killed
// process cost more than its own request, or if the memory grew without end.
// usage: node load.mjs [seconds] [connections]

import net from 'node:net';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { agent, createBook, expectStatus, start } from './cloud.mjs';
import { residentMegabytes, treeOf } from './process.mjs';
import { wrk } from './wrk.mjs';

const SECONDS = Number(process.argv[2] ?? 60);
const CONNECTIONS = Number(process.argv[3] ?? 200);
const KILL_EVERY_MS = 2000;
const WARM_UP_SECONDS = 10;

// What may run is what the caches and pools of a warm process need; what may not is growth with each request.
const MEMORY_GROWTH_LIMIT = 1.3;

// A function that reads a book has at most one invocation in each environment when that ends, and CloudFront tries a
// GET at its origin once only if that answered: one request for each killed process, and one that was being handed over.
const REQUESTS_PER_KILL = 2;

const RUDE_REQUESTS = [
  'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'GET / HTTP/1.1\nHost: a\n\n',
  'GET / HTTP/1.1\r\nHost: a\r\nX-A: 1\r\n folded\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(200_000)}\r\n\r\n`,
  'POST /createBook HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nhalf of it',
  '\0\0\0\0\r\n\r\n',
];

/** Ends environments at random, one at a time, until it is told to stop. Resolves to how many. */
async function killAtRandom(parent, stopped) {
  let killed = 0;
  while (!stopped()) {
    await sleep(KILL_EVERY_MS);
    // Neither the table, what is in which would be gone, nor the shell that watches over all.
    const victims = treeOf(parent).filter(({ ppid, command }) => ppid === parent && !/DynamoDbLocalServer|^\/bin\/sh/.test(command));
    if (victims.length > 0) {
      process.kill(victims[Math.floor(Math.random() * victims.length)].pid, 'SIGKILL');
      killed++;
    }
  }
  return killed;
}

/** Clients that send nonsense, or half a request, or are slow, until they are told to stop. Resolves to how many. */
async function misbehave(port, stopped) {
  let clients = 0;
  while (!stopped()) {
    const text = RUDE_REQUESTS[clients % RUDE_REQUESTS.length];
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume();
    if (clients % 2 === 0) {
      socket.end(text);
    } else {
      for (const character of text.slice(0, 20)) {
        setTimeout(() => socket.writable && socket.write(character), 1000 * Math.random());
      }
      setTimeout(() => socket.destroy(), 5000);
    }
    clients++;
    await sleep(50);
  }
  return clients;
}

async function run(cloud, url, expected, isRough) {
  let ended = false;
  const memory = [residentMegabytes(cloud.pid)];
  const middle = setTimeout(() => memory.push(residentMegabytes(cloud.pid)), (SECONDS * 1000) / 2);
  const rough = isRough
    ? [killAtRandom(cloud.pid, () => ended), misbehave(Number(new URL(url).port), () => ended)]
    : [0, 0];
  const counts = await wrk(SECONDS, CONNECTIONS, url, expected);
  ended = true;
  clearTimeout(middle);
  const [killed, rude] = await Promise.all(rough);
  memory.push(residentMegabytes(cloud.pid));
  return { ...counts, killed, rude, memory };
}

function row(name, result) {
  const lost = result.connect + result.read + result.write + result.timeout;
  console.log(`| ${[
    name, result.right, (result.right / result.seconds).toFixed(0), result.p50, result.p99,
    result.otherStatus + result.wrongBody, lost, result.killed, result.gone, result.rude,
    result.memory.map((value) => value.toFixed(0)).join(', '),
  ].join(' | ')} |`);
}

function problems(name, result) {
  const found = [];
  const lost = result.connect + result.read + result.write + result.timeout;
  if (result.right === 0) {
    found.push('no right answer');
  }
  if (result.otherStatus + result.wrongBody > 0) {
    found.push(`${result.otherStatus} answers with another status, ${result.wrongBody} with another body`);
  }
  if (lost > 0) {
    found.push(`${lost} requests without an answer`);
  }
  if (result.gone > result.killed * REQUESTS_PER_KILL) {
    found.push(`${result.gone} requests for ${result.killed} killed processes`);
  }
  const [, middle, end] = result.memory;
  if (end > middle * MEMORY_GROWTH_LIMIT) {
    found.push(`the memory grew from ${middle.toFixed(0)} to ${end.toFixed(0)} MB`);
  }
  return found.map((problem) => `${name}: ${problem}`);
}

const cloud = await start();
let found;
try {
  const { distribution } = cloud.addresses;
  const { id } = JSON.parse(await createBook(distribution));
  const url = `${distribution}/getBook/${id}`;
  const expected = (await expectStatus(200, 'GET', url)).text;
  await wrk(WARM_UP_SECONDS, CONNECTIONS, url, expected);

  const peace = await run(cloud, url, expected, false);
  const rough = await run(cloud, url, expected, true);
  await expectStatus(200, 'GET', url);

  console.log(`\n${os.cpus().length} × ${os.cpus()[0].model}, ${CONNECTIONS} connections for ${SECONDS} s, load ${os.loadavg()[0].toFixed(1)}\n`);
  console.log('| | right answers | per s | p50 ms | p99 ms | wrong | lost | killed processes | 502 or 503 | rude clients | MB at start, middle, end |');
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |');
  row('in peace', peace);
  row('with kills and rude clients', rough);
  found = [...problems('in peace', peace), ...problems('with kills and rude clients', rough)];
} finally {
  await cloud.stop();
  agent.destroy();
}
if (found.length > 0) {
  console.error(`\nNOT as it has to be:\n${found.map((each) => `  - ${each}`).join('\n')}`);
  process.exit(1);
}
console.log('\nNo answer was lost or wrong; killed processes cost their own requests only; the memory is bounded.');
