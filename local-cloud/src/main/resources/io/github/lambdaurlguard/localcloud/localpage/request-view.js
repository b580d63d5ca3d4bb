// One request: why it failed and what to do, the way it took, and what its functions wrote.

import { copyButton, drawing, element } from './dom.js';
import { clock, isError, milliseconds } from './format.js';
import { actions } from './replay.js';
import { difference } from './signature.js';

/** The request as a view that can be brought up to date. */
export class RequestView {
  #lines;

  constructor(request, captures) {
    this.request = request;
    this.#lines = element('div', { class: 'lines' });
    this.view = element(
      'article',
      { class: 'detail', 'aria-label': `Request ${request.number}` },
      heading(request),
      isError(request.status) ? why(request) : undefined,
      way(request),
      this.#lines,
      actions(request, captures),
      ...kept(request),
    );
    this.#showLines(request);
  }

  /** Log lines come late; all else of a request is there with its answer. */
  update(request) {
    if (request.lines.length !== this.request.lines.length) {
      this.request = request;
      this.#showLines(request);
    }
  }

  #showLines(request) {
    if (request.lines.length === 0) {
      this.#lines.replaceChildren();
      return;
    }
    this.#lines.replaceChildren(
      element('h3', {}, 'What the functions wrote'),
      ...byInvocation(request.lines).map(({ name, id, texts }) =>
        element(
          'figure',
          {},
          element('figcaption', {}, element('b', {}, name), ' ', element('code', {}, id)),
          code(texts.join('\n'), `Log of ${name}`),
        ),
      ),
      ...(request.linesCut ? [element('p', {}, 'This is cut off; the console has all of it.')] : []),
    );
  }
}

/** What was sent and answered, if that is kept. */
function kept({ exchange }) {
  if (exchange === undefined) {
    return [];
  }
  const fields = (headers) => headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  return [
    ['What was sent', exchange.query, fields(exchange.requestHeaders), exchange.requestBody],
    ['What was answered', '', fields(exchange.responseHeaders), exchange.responseBody],
  ].map(([title, query, headers, body]) =>
    element(
      'details',
      {},
      element('summary', {}, title),
      query === '' ? undefined : code(`?${query}`, `${title}: query`),
      code(headers, `${title}: headers`),
      body === '' ? undefined : code(body, `${title}: body`),
    ),
  );
}

function byInvocation(lines) {
  const groups = new Map();
  for (const { function: name, requestId: id, text } of lines) {
    const key = `${name} ${id}`;
    groups.set(key, groups.get(key) ?? { name, id, texts: [] });
    groups.get(key).texts.push(text);
  }
  return [...groups.values()];
}

function heading(request) {
  const start = request.hops
    .map((hop) => hop.outcome)
    .find((outcome) => /^(cold start|restored|warm)/.test(outcome));
  return element(
    'header',
    {},
    element(
      'h2',
      {},
      element(
        'span',
        { class: `status ${isError(request.status) ? 'bad' : 'good'}` },
        String(request.status),
      ),
      ' ',
      element('span', { class: 'method' }, request.method),
      ' ',
      element('code', {}, request.path),
    ),
    element(
      'p',
      { class: 'facts' },
      element('time', { datetime: request.arrival }, clock(request.arrival)),
      ` · ${milliseconds(request.duration)}`,
      request.route === '' ? '' : ` · ${request.route}`,
      start === undefined ? '' : ` · ${start.split(',')[0]}`,
    ),
  );
}

function why(request) {
  const parts = [
    element('h3', {}, `Why ${request.status}?`),
    element('p', { class: 'cause' }, request.reason),
    ...request.cures.map(cure),
    ...request.hops.filter(isCompared).map(comparison),
  ];
  const said = request.problems.filter((problem) => problem !== request.reason);
  if (said.length > 0) {
    parts.push(
      element('h4', {}, 'On the console'),
      ...said.map((problem) => code(problem, 'What the console said')),
    );
  }
  return element('section', { class: 'why' }, ...parts);
}

function cure({ advice, file, line, text, statement }) {
  return element(
    'div',
    { class: 'cure' },
    element(
      'p',
      {},
      advice,
      file === undefined ? '' : ', in ',
      file === undefined ? undefined : element('code', {}, `${file}:${line}`),
      ':',
    ),
    snippet(text, 'What to add'),
    text === statement
      ? undefined
      : element(
          'details',
          {},
          element('summary', {}, 'Or a separate statement'),
          snippet(statement, 'The statement'),
        ),
  );
}

function snippet(text, label) {
  return element('div', { class: 'snippet' }, code(text, label), copyButton(text));
}

function code(text, label) {
  return element('pre', { tabindex: '0', role: 'region', 'aria-label': label }, text);
}

/** A failed signature has two texts: what arrived, and what was signed or that it is not known. */
function isCompared(hop) {
  return hop.part === 'signature' && Object.keys(hop.details).length === 2;
}

const SIDES = { both: ['', ''], arrived: ['−', 'arrived'], signed: ['+', 'was signed'] };

function comparison(hop) {
  const [[, arrived], [title, signed]] = Object.entries(hop.details);
  if (!signed.includes('\n')) {
    return element(
      'figure',
      {},
      element('figcaption', {}, 'Canonical request of what arrived'),
      code(arrived, 'Canonical request of what arrived'),
      element('p', {}, `What was signed is ${signed}.`),
    );
  }
  return element(
    'figure',
    { class: 'comparison' },
    element('figcaption', {}, `${title}. Lines with − arrived, lines with + were signed:`),
    element(
      'div',
      { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Both canonical requests' },
      element(
        'table',
        { class: 'difference' },
        element(
          'thead',
          { class: 'hidden-visually' },
          element(
            'tr',
            {},
            ...['Difference', 'Part', 'Line'].map((name) => element('th', { scope: 'col' }, name)),
          ),
        ),
        element(
          'tbody',
          {},
          ...difference(arrived, signed).map(({ side, name, text }) =>
            element(
              'tr',
              { class: side },
              element(
                'td',
                {},
                element('span', { 'aria-hidden': 'true' }, SIDES[side][0]),
                element('span', { class: 'hidden-visually' }, SIDES[side][1]),
              ),
              element('td', { class: 'part' }, name),
              element('td', {}, element('code', {}, text)),
            ),
          ),
        ),
      ),
    ),
  );
}

function way(request) {
  return element(
    'section',
    {},
    element('h3', {}, 'Path of the request'),
    element('ol', { class: 'hops' }, ...request.hops.map((hop) => hopRow(hop, request.duration))),
  );
}

function hopRow(hop, whole) {
  const details = isCompared(hop) ? [] : Object.entries(hop.details);
  return element(
    'li',
    { class: hop.passed ? 'good' : 'bad' },
    element('b', {}, hop.part),
    ' ',
    element('span', { class: 'subject' }, hop.subject),
    element('span', { class: 'number' }, milliseconds(hop.duration)),
    bar(hop, whole),
    hop.outcome === '' ? undefined : element('p', { class: 'outcome' }, hop.outcome),
    ...details.map(([title, text]) =>
      element('figure', {}, element('figcaption', {}, title), code(text, title)),
    ),
  );
}

const WIDTH = 1000;
const LEAST_WIDTH = 6;

function bar(hop, whole) {
  const width = Math.max((hop.duration * WIDTH) / whole, LEAST_WIDTH);
  const x = Math.min((hop.start * WIDTH) / whole, WIDTH - width);
  return drawing(
    'svg',
    { viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    drawing('rect', { x, y: 0, width, height: 10, rx: 2 }),
  );
}
