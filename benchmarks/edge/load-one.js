'use strict';
// node load-one.js bundle: the CPU time in ms of loading it, and of loading it and signing a first request.
const { make } = require('./event');

const event = make(true);
const start = process.cpuUsage();
const spent = () => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const { handler } = require(process.argv[2]);
const load = spent();
Promise.resolve(handler?.(event)).then(() => console.log(JSON.stringify([load, spent()])));
