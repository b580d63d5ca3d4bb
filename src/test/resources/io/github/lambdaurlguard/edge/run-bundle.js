'use strict';
// node run-bundle.js events.json results.json: what the handler returns for each event, at a fixed time.
const fs = require('node:fs');
const { handler } = require('./index.js');

const [input, output] = process.argv.slice(2);
const { now, events } = JSON.parse(fs.readFileSync(input, 'utf8'));
const iso = now.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
const time = Date.parse(iso);
Date.now = () => time;

(async () => {
  const results = [];
  for (const event of events) {
    results.push(await handler(event));
  }
  fs.writeFileSync(output, JSON.stringify(results));
})();
