// Many connections at once.

import { spawn } from 'node:child_process';

/** Reads one address over many connections, and checks each answer. Resolves to what load.lua counts. */
export async function wrk(seconds, connections, url, expected) {
  const child = spawn('wrk', [
    '-t2', `-c${connections}`, `-d${seconds}s`, '--timeout', '60s', '--latency', '-s', 'benchmarks/local/load.lua', url, '--', expected,
  ], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  return JSON.parse(output.split('\n').find((line) => line.startsWith('{')));
}
