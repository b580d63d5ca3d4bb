// Measures this checkout beside another one that is built: the memory of all processes at rest, in which a first run makes
// what later ones start with; then warm requests and starts, in turns.
// usage: node compare.mjs CHECKOUT [starts]

import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { agent, createBook, expectStatus, start } from './cloud.mjs';
import { median } from './percentile.mjs';
import { residentMegabytes, treeOf } from './process.mjs';

const BEFORE = process.argv[2];
const STARTS = Number(process.argv[3] ?? 10);
const WARM_UP_REQUESTS = 2000;
const ROUNDS = 20;
const REQUESTS_PER_ROUND = 50;
const REST_MINUTES = 5;

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

const clouds = { before: await start(BEFORE), after: await start() };
try {
  await sleep(REST_MINUTES * 60_000);
  for (const side of ['before', 'after']) {
    const megabytes = treeOf(clouds[side].pid).map(residentMegabytes);
    note(`memory of all processes after ${REST_MINUTES} minutes, MB`, side, megabytes.reduce((one, other) => one + other));
  }

  const calls = {};
  for (const [side, { addresses }] of Object.entries(clouds)) {
    const { id } = JSON.parse(await createBook(addresses.distribution));
    calls[side] = {
      'warm GET /getBook, p50 in ms': () => expectStatus(200, 'GET', `${addresses.distribution}/getBook/${id}`),
      'warm page of the site, p50 in ms': () => expectStatus(200, 'GET', `${addresses.distribution}/`),
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
        note(name, side, performance.now() - begin);
      }
    }
  }
} finally {
  await clouds.before.stop();
  await clouds.after.stop();
}

for (const side of turns(STARTS)) {
  const cloud = await start(checkouts[side]);
  note('all addresses serve, median in s', side, cloud.serving / 1000);
  note('first answer of the API, median in s', side, cloud.answered / 1000);
  await cloud.stop();
}
agent.destroy();

console.log(`\n${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${STARTS} starts each, load ${os.loadavg()[0].toFixed(1)}\n`);
console.log('| | before | after | ratio |\n| --- | --: | --: | --: |');
for (const [name, { before, after }] of Object.entries(values)) {
  const [one, other] = [median(before), median(after)];
  console.log(`| ${name} | ${one.toFixed(2)} | ${other.toFixed(2)} | ${(other / one).toFixed(2)} |`);
}
