import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** What a browser loads before a page works: the entry, the application, and the lazily loaded route. */
export interface FirstLoad {
  readonly route: string;
  readonly gzippedBytes: number;
}

interface Budget {
  readonly maxInitialJsBytes: number;
  /** The chunks that the entry loads itself, whatever the page is. */
  readonly alwaysLoaded: readonly string[];
}

/** Fails the build when the first load of any page takes more JavaScript than the budget. */
export function bundleBudget({ maxInitialJsBytes, alwaysLoaded }: Budget): Plugin {
  return {
    name: 'bundle-budget',
    apply: 'build',
    // `writeBundle` sees the chunks as they are delivered, minified.
    writeBundle(_options, bundle) {
      for (const { route, gzippedBytes } of firstLoads(bundle, alwaysLoaded)) {
        const line = `${route}: ${gzippedBytes} of ${maxInitialJsBytes} bytes of gzipped JavaScript`;
        if (gzippedBytes > maxInitialJsBytes) {
          this.error(`Over the budget of the first load: ${line}`);
        }
        this.info(line);
      }
    },
  };
}

export function firstLoads(bundle: Bundle, alwaysLoaded: readonly string[]): readonly FirstLoad[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const always = chunks.filter(({ isEntry, name }) => isEntry || alwaysLoaded.includes(name));
  return chunks
    .filter(({ isEntry, isDynamicEntry }) => isEntry || isDynamicEntry)
    .map((route) => ({
      route: route.name,
      gzippedBytes: gzippedBytesOf(withImports([...always, route], bundle)),
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
