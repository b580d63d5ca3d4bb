// What processes take.

import { execFileSync } from 'node:child_process';

/** A process and all below it, each with its command. */
export function treeOf(root) {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, ppid, ...command]) => ({ pid: Number(pid), ppid: Number(ppid), command: command.join(' ') }));
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) {
    tree.push(...all.filter(({ ppid }) => ppid === pid));
  }
  return tree;
}

/** The resident set of a process, with the pages that it shares. */
export function residentMegabytes({ pid }) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
