import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** What a browser loads before it can show a page: the entry and one lazily loaded route. */
export interface FirstLoad {
  readonly route: string;
  readonly gzippedBytes: number;
}

/** Fails the build when the first load of any page takes more JavaScript than the budget. */
export function bundleBudget({ maxInitialJsBytes }: { maxInitialJsBytes: number }): Plugin {
  return {
    name: 'bundle-budget',
    apply: 'build',
    // `writeBundle` sees the chunks as they are delivered, minified.
    writeBundle(_options, bundle) {
      for (const { route, gzippedBytes } of firstLoads(bundle)) {
        const line = `${route}: ${gzippedBytes} of ${maxInitialJsBytes} bytes of gzipped JavaScript`;
        if (gzippedBytes > maxInitialJsBytes) {
          this.error(`Over the budget of the first load: ${line}`);
        }
        this.info(line);
      }
    },
  };
}

export function firstLoads(bundle: Bundle): readonly FirstLoad[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const entries = chunks.filter(({ isEntry }) => isEntry);
  return chunks
    .filter(({ isEntry, isDynamicEntry }) => isEntry || isDynamicEntry)
    .map((route) => ({
      route: route.name,
      gzippedBytes: gzippedBytesOf(withImports([...entries, route], bundle)),
    }));
}

/** The chunks and everything that they import statically, each once. */
function withImports(
  chunks: readonly Rolldown.OutputChunk[],
  bundle: Bundle,
): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const waiting = [...chunks];
  for (let chunk = waiting.pop(); chunk; chunk = waiting.pop()) {
    if (!found.has(chunk)) {
      found.add(chunk);
      const imported = chunk.imports.map((fileName) => bundle[fileName]);
      waiting.push(...imported.filter((output) => output?.type === 'chunk'));
    }
  }
  return found;
}

function gzippedBytesOf(chunks: ReadonlySet<Rolldown.OutputChunk>): number {
  return [...chunks].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
}
