import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Connect, Plugin } from 'vite';
import { createMemoryApi, type MemoryApi } from './memoryApi.ts';
import { sampleBooks } from './sampleBooks.ts';

/** Serves the five API routes from memory, in `vite` and in `vite preview`. */
export function memoryApi(): Plugin {
  const middleware = middlewareOf(createMemoryApi(sampleBooks));
  return {
    name: 'memory-api',
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => void server.middlewares.use(middleware),
  };
}

function middlewareOf(api: MemoryApi): Connect.NextHandleFunction {
  return (incoming, outgoing, next) => {
    api(requestOf(incoming))
      .then((response) => (response ? send(response, outgoing) : next()))
      .catch(next);
  };
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' }),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}
