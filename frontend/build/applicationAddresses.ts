import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';

/** What the bucket has beside `/assets/`, as the CloudFront Function in cloudformation/edge.yaml has it. */
const FILES = ['/config.json', '/favicon.ico', '/icon.svg', '/robots.txt'];

/**
 * Answers as the distribution does: an address that is neither an asset nor the API's is the
 * application's, also with a dot in it, and an asset that is not there is 404 and not the page.
 */
export function applicationAddresses({ apiRoutes }: { apiRoutes: readonly string[] }): Plugin {
  const isApi = (path: string) => apiRoutes.some((route) => path.startsWith(route));
  return {
    name: 'application-addresses',
    configureServer(server) {
      server.middlewares.use(answerIn(server.config.publicDir, wantsDocument, isApi));
    },
    configurePreviewServer({ config, middlewares }) {
      middlewares.use(answerIn(join(config.root, config.build.outDir), () => true, isApi));
    },
  };
}

function answerIn(
  folder: string,
  isForApplication: (request: Connect.IncomingMessage) => boolean,
  isApi: (path: string) => boolean,
): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (isApi(pathname)) {
      next();
    } else if (pathname.startsWith('/assets/') || FILES.includes(pathname)) {
      if (existsSync(join(folder, pathname))) {
        next();
      } else {
        response
          .writeHead(404, { 'Content-Type': 'text/plain' })
          .end(`Nothing is at ${pathname}\n`);
      }
    } else {
      if (isForApplication(request)) {
        request.url = '/index.html';
      }
      next();
    }
  };
}

/** The development server also serves sources, which a document does not ask for as documents. */
function wantsDocument({ headers }: Connect.IncomingMessage): boolean {
  return headers.accept?.includes('text/html') ?? false;
}
