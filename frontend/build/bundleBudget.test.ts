import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { expect, it } from 'vitest';
import { firstLoads } from './bundleBudget.ts';

function chunk(name: string, imports: string[], kind: 'entry' | 'route' | 'shared') {
  const isEntry = kind === 'entry';
  const isDynamicEntry = kind === 'route';
  return { type: 'chunk', name, code: codeOf(name), imports, isEntry, isDynamicEntry };
}

function codeOf(name: string): string {
  return `export const name = '${name}';`.repeat(name.length);
}

function sizeOf(...names: string[]): number {
  return names.reduce((sum, name) => sum + gzipSync(codeOf(name)).length, 0);
}

it('counts the entry, what it always loads and one route, with everything that they import, each once', () => {
  const bundle = {
    'entry.js': chunk('entry', ['vendor.js'], 'entry'),
    'application.js': chunk('application', ['vendor.js'], 'route'),
    'vendor.js': chunk('vendor', [], 'shared'),
    'list.js': chunk('list', ['vendor.js', 'table.js'], 'route'),
    'table.js': chunk('table', ['vendor.js'], 'shared'),
    'form.js': chunk('form', ['entry.js'], 'route'),
    'page.css': { type: 'asset' },
  } as unknown as Rolldown.OutputBundle;

  expect(firstLoads(bundle, ['application'])).toEqual([
    { route: 'entry', gzippedBytes: sizeOf('entry', 'vendor', 'application') },
    { route: 'application', gzippedBytes: sizeOf('entry', 'vendor', 'application') },
    { route: 'list', gzippedBytes: sizeOf('entry', 'vendor', 'application', 'list', 'table') },
    { route: 'form', gzippedBytes: sizeOf('entry', 'vendor', 'application', 'form') },
  ]);
});
