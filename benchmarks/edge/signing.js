'use strict';
// Warm signing: all contenders in one process, in interleaved rounds, each signing fresh events.
// Prints the median CPU time per request, without that of making and awaiting the event.
// usage: node --expose-gc signing.js [the index.js of another checkout's signer]
const assert = require('node:assert');
const { environment, make } = require('./event');

Object.assign(process.env, environment);
const floor = require('./floor');

const ROUNDS = 101;
const WARM_UP_ROUNDS = 5;
const FAST = 2000;
const SLOW = 100;
const BASE = { run: (event) => event, requests: FAST };
const OURS = 'Lambda URL Guard';
const BEFORE = process.argv[2];
const signer = (name) => ({ run: require(`./dist/${name}.js`).handler, requests: SLOW });
const contenders = {
  base: BASE,
  'floor, cheapest calls': { run: floor.cheapest, requests: FAST },
  'floor, ordinary calls': { run: floor.ordinary, requests: FAST },
  [OURS]: { run: require('../../target/edge/index.js').handler, requests: FAST },
  ...(BEFORE && { 'the commit before': { run: require(BEFORE).handler, requests: FAST } }),
  '@smithy/signature-v4': signer('smithy'),
  aws4: signer('aws4'),
  aws4fetch: signer('aws4fetch'),
  'aws-sdk v2': signer('aws-sdk'),
};

async function nanosecondsPerRequest({ run, requests }, withBody) {
  gc({ type: 'minor' }); // What the contender before has left is not this one's to collect.
  const start = process.cpuUsage();
  for (let i = 0; i < requests; i++) {
    await run(make(withBody));
  }
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / requests;
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** Each begins as often as the others, and follows each of its neighbours as often. */
function inTurn(round) {
  const all = Object.entries(contenders);
  const first = round % all.length;
  const order = [...all.slice(first), ...all.slice(0, first)];
  return round % 2 ? order.reverse() : order;
}

async function measure(withBody) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const [name, contender] of inTurn(round)) {
      const time = await nanosecondsPerRequest(contender, withBody);
      if (round >= WARM_UP_ROUNDS) {
        times[name].push(time);
      }
    }
  }
  const base = median(times.base);
  delete times.base;
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all) - base]));
}

const SIGNED = ['authorization', 'host', 'x-amz-content-sha256', 'x-amz-security-token'];

/** All peers must do the same job: the same headers, the same signature when the second is the same. */
async function assertEqualSignatures(withBody) {
  const event = make(withBody);
  const signed = await Promise.all(
    Object.entries(contenders)
      .filter(([name]) => name !== 'base' && !name.startsWith('floor'))
      .map(async ([name, { run }]) => [name, (await run(structuredClone(event))).headers]),
  );
  const ours = signed.find(([name]) => name === OURS)[1];
  for (const [name, headers] of signed) {
    if (headers['x-amz-date'][0].value !== ours['x-amz-date'][0].value) {
      return assertEqualSignatures(withBody);
    }
    for (const header of SIGNED) {
      const normalise = (value) => value.replace(/, */g, ', ');
      assert.equal(normalise(headers[header][0].value), normalise(ours[header][0].value), `${name}: ${header}`);
    }
  }
}

(async () => {
  console.log(`\nNode ${process.version}, ns of CPU per request, median of ${ROUNDS} interleaved rounds\n`);
  const columns = [];
  for (const withBody of [false, true]) {
    await assertEqualSignatures(withBody);
    columns.push(await measure(withBody));
  }
  const [without, withBody] = columns;
  const ratio = (a, b) => (a / b).toFixed(2);
  const heads = ['to the cheapest floor', 'to the ordinary floor', 'to ours'].join(' | ');
  console.log(`| | no body | ${heads} | 300 B body | ${heads} |`);
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const name of Object.keys(without)) {
    const cells = [without, withBody].flatMap((times) => [
      times[name].toFixed(0),
      ratio(times[name], times['floor, cheapest calls']),
      ratio(times[name], times['floor, ordinary calls']),
      ratio(times[name], times[OURS]),
    ]);
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
})();
