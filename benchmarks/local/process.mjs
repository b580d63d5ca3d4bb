// What processes take.

import { execFileSync } from 'node:child_process';

/** A process and all below it, each with its resident set and its command. */
export function treeOf(root) {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, ppid, kilobytes, ...command]) => ({
      pid: Number(pid),
      ppid: Number(ppid),
      megabytes: Number(kilobytes) / 1024,
      command: command.join(' '),
    }));
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) {
    tree.push(...all.filter(({ ppid }) => ppid === pid));
  }
  return tree;
}

/** The resident sets of a process and of all below it. Pages that they share count more than once. */
export function treeMegabytes(root) {
  return treeOf(root).reduce((sum, { megabytes }) => sum + megabytes, 0);
}

/** The resident set of one process. */
export function residentMegabytes(root) {
  return treeOf(root)[0].megabytes;
}
