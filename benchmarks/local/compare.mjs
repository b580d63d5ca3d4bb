// Measures this checkout beside another one that is built: the memory of all processes at rest, in which a first run makes
// what later ones start with; then warm requests, memory under load and starts, in turns. Needs wrk.
// usage: node compare.mjs CHECKOUT [starts]

import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { agent, createBook, expectStatus, start, WARM_UP_REQUESTS } from './cloud.mjs';
import { percentile } from './percentile.mjs';
import { treeMegabytes } from './process.mjs';
import { wrk } from './wrk.mjs';

const BEFORE = process.argv[2];
const STARTS = Number(process.argv[3] ?? 10);
const ROUNDS = 20;
const REQUESTS_PER_ROUND = 50;
const REST_MINUTES = 5;
const LOAD_SECONDS = 20;
const LOAD_CONNECTIONS = 200;

if (BEFORE === undefined) {
  console.error('usage: bin/bench local compare CHECKOUT [STARTS]');
  process.exit(2);
}

/** In turns, and each first as often as second. */
function* turns(count) {
  for (let i = 0; i < count; i++) {
    yield* i % 2 === 0 ? ['before', 'after'] : ['after', 'before'];
  }
}

const checkouts = { before: BEFORE, after: '.' };
const values = {};

function note(name, side, value) {
  values[name] ??= { before: [], after: [] };
  values[name][side].push(value);
}

function row(name, { before, after }, share) {
  const [one, other] = [percentile(before, share), percentile(after, share)];
  console.log(`| ${name} | ${one.toFixed(2)} | ${other.toFixed(2)} | ${(other / one).toFixed(2)} |`);
}

const clouds = { before: await start(BEFORE), after: await start() };
try {
  await sleep(REST_MINUTES * 60_000);
  for (const side of ['before', 'after']) {
    note(`memory of all processes after ${REST_MINUTES} minutes, MB`, side, treeMegabytes(clouds[side].pid));
  }

  const books = {};
  const calls = {};
  for (const [side, { addresses }] of Object.entries(clouds)) {
    const { id } = JSON.parse(await createBook(addresses.distribution));
    books[side] = `${addresses.distribution}/getBook/${id}`;
    calls[side] = {
      'warm GET /getBook': () => expectStatus(200, 'GET', books[side]),
      'warm page of the site': () => expectStatus(200, 'GET', `${addresses.distribution}/`),
    };
  }
  for (const name of Object.keys(calls.before)) {
    for (const side of ['before', 'after']) {
      for (let i = 0; i < WARM_UP_REQUESTS; i++) {
        await calls[side][name]();
      }
    }
    for (const side of turns(ROUNDS)) {
      for (let i = 0; i < REQUESTS_PER_ROUND; i++) {
        const begin = performance.now();
        await calls[side][name]();
        note(`${name}, in ms`, side, performance.now() - begin);
      }
    }
  }
  for (const side of ['before', 'after']) {
    const expected = (await expectStatus(200, 'GET', books[side])).text;
    const load = wrk(LOAD_SECONDS, LOAD_CONNECTIONS, books[side], expected);
    await sleep((LOAD_SECONDS - 1) * 1000);
    note(`memory of all processes after ${LOAD_SECONDS} s with ${LOAD_CONNECTIONS} connections, MB`, side, treeMegabytes(clouds[side].pid));
    await load;
  }
} finally {
  await clouds.before.stop();
  await clouds.after.stop();
}

for (const side of turns(STARTS)) {
  const cloud = await start(checkouts[side]);
  note('all addresses serve, in s', side, cloud.serving / 1000);
  note('first answer of the API, in s', side, cloud.answered / 1000);
  await cloud.stop();
}
agent.destroy();

console.log(`\n${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${STARTS} starts each, load ${os.loadavg()[0].toFixed(1)}\n`);
console.log('| | before | after | ratio |\n| --- | --: | --: | --: |');
for (const [name, sides] of Object.entries(values)) {
  row(sides.before.length > 1 ? `${name}, p50` : name, sides, 0.5);
  if (sides.before.length >= ROUNDS) {
    row(`${name}, p99`, sides, 0.99);
  }
}
