'use strict';
// A million requests in one process: the resident set must not grow.
const { environment, make } = require('./event');

Object.assign(process.env, environment);
const { handler } = require('../../target/edge/index.js');

const REQUESTS = 1_000_000;
const WARM_UP = 50_000;
const STEP = 250_000;

async function sign(requests) {
  for (let i = 0; i < requests; i++) {
    await handler(make(i % 2 === 0));
  }
}

const residentMegabytes = () => (process.memoryUsage().rss / 2 ** 20).toFixed(1);

(async () => {
  await sign(WARM_UP);
  console.log(`\nNode ${process.version}, resident set in MB\n`);
  console.log('| requests | MB |\n|--:|--:|');
  console.log(`| ${WARM_UP} | ${residentMegabytes()} |`);
  for (let signed = STEP; signed <= REQUESTS; signed += STEP) {
    await sign(STEP);
    console.log(`| ${WARM_UP + signed} | ${residentMegabytes()} |`);
  }
})();
