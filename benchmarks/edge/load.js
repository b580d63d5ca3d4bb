'use strict';
// Size and load: each bundle in new processes, interleaved. Prints the median CPU time of loading it,
// and of loading it and signing a first request, which is where some load what they need.
// usage: node load.js [the index.js of another checkout's signer]
const { execFileSync } = require('node:child_process');
const { statSync } = require('node:fs');
const path = require('node:path');
const { environment } = require('./event');

const PROCESSES = 21;
const BEFORE = process.argv[2];
const bundles = {
  'Lambda URL Guard': '../../target/edge/index.js',
  ...(BEFORE && { 'the commit before': BEFORE }),
  '@smithy/signature-v4': './dist/smithy.js',
  aws4: './dist/aws4.js',
  aws4fetch: './dist/aws4fetch.js',
  'aws-sdk v2': './dist/aws-sdk.js',
  'node:crypto alone': 'node:crypto',
};
// By the same kind of path for all: Node.js takes longer to find a file by one that climbs.
const located = (bundle) => (bundle.startsWith('node:') ? bundle : path.resolve(__dirname, bundle));
const run = (bundle) =>
  JSON.parse(
    execFileSync(process.execPath, ['load-one.js', located(bundle)], {
      cwd: __dirname,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1].toFixed(1);

const results = Object.fromEntries(Object.keys(bundles).map((name) => [name, []]));
for (let i = 0; i < PROCESSES; i++) {
  for (const [name, bundle] of Object.entries(bundles)) {
    results[name].push(run(bundle));
  }
}
console.log(`\nNode ${process.version}, ms of CPU, median of ${PROCESSES} interleaved processes\n`);
console.log('| | minified KB | load | load and first signature |');
console.log('|---|--:|--:|--:|');
for (const [name, times] of Object.entries(results)) {
  const file = !bundles[name].startsWith('node:') && located(bundles[name]);
  const size = file ? (statSync(file).size / 1024).toFixed(1) : '';
  const [load, first] = [0, 1].map((column) => median(times.map((time) => time[column])));
  console.log(`| ${name} | ${size} | ${load} | ${file ? first : ''} |`);
}
