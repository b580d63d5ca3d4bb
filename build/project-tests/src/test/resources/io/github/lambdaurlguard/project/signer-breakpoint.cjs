'use strict';
// Signs a request under a debugger, and prints where it stops: signer-breakpoint.cjs FOLDER SOURCE TEXT
// A worker debugs the main thread. The breakpoint is on the line of the Java file SOURCE that has the TEXT.
const { readFileSync, writeSync } = require('node:fs');
const { Session } = require('node:inspector');
const { SourceMap } = require('node:module');
const path = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads');

if (isMainThread) {
  signUnderADebugger(...process.argv.slice(2));
} else {
  debug(workerData);
}

function signUnderADebugger(folder, source, text) {
  const script = path.resolve(folder, 'index.js');
  const credentials = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' };
  Object.assign(process.env, credentials);
  const { handler } = require(script);
  const worker = new Worker(__filename, { workerData: { script, source, text } });
  worker.once('message', async () => {
    const event = { config: { requestId: 'r', distributionDomainName: 'd.cloudfront.net' } };
    event.request = {
      method: 'GET',
      uri: '/a',
      querystring: '',
      headers: {},
      origin: { custom: { domainName: 'x.lambda-url.eu-central-1.on.aws', customHeaders: {} } },
    };
    await handler({ Records: [{ cf: event }] });
    await worker.terminate();
  });
}

function debug({ script, source, text }) {
  const map = JSON.parse(readFileSync(`${script}.map`, 'utf8'));
  const lines = readFileSync(script, 'utf8').split('\n');
  const javaFile = map.sources.find((each) => each.endsWith(source));
  const java = readFileSync(fileURLToPath(javaFile), 'utf8').split('\n');
  const wanted = java.findIndex((line) => line.includes(text));
  const sourceMap = new SourceMap(map);
  parentPort.on('message', () => {}); // The thread stays until it is ended.
  const session = new Session();
  session.connectToMainThread();
  session.post('Debugger.enable');
  session.on('Debugger.paused', ({ params }) => {
    const { lineNumber, columnNumber } = params.callFrames[0].location;
    const { originalSource, originalLine } = sourceMap.findEntry(lineNumber, columnNumber);
    // The main thread, which prints what a worker logs, stands still.
    writeSync(1, `stopped in ${path.basename(originalSource)}: ${java[originalLine].trim()}\n`);
    session.post('Debugger.disable');
  });
  const { lineNumber, columnNumber } = placeOf(sourceMap, lines, javaFile, wanted);
  const breakpoint = { url: pathToFileURL(script).href, lineNumber, columnNumber };
  session.post('Debugger.setBreakpointByUrl', breakpoint, (error) => {
    parentPort.postMessage(error ?? 'ready');
  });
}

/** The first place of the JavaScript that a line of Java became. */
function placeOf(sourceMap, lines, javaFile, wanted) {
  for (let lineNumber = 0; lineNumber < lines.length; lineNumber++) {
    for (let columnNumber = 0; columnNumber < lines[lineNumber].length; columnNumber++) {
      const entry = sourceMap.findEntry(lineNumber, columnNumber);
      if (entry.originalSource === javaFile && entry.originalLine === wanted) {
        return { lineNumber, columnNumber };
      }
    }
  }
  throw new Error(`No JavaScript comes from line ${wanted + 1} of ${javaFile}`);
}
