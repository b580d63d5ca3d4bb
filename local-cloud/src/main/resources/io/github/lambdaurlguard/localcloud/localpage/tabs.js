// What the stacks are made of, a table each.

import { code, element, table } from './dom.js';
import { milliseconds } from './format.js';
import { itemsOf } from './items.js';
import { fetchJson } from './model.js';

export { api } from './api.js';

export function routes(stacks) {
  return table(
    'Routes',
    ['Behaviour', 'Methods', 'At the edge', 'Origin', 'Function'],
    stacks.routes.map((route) => [
      code(route.pattern),
      route.methods.join(', '),
      route.edge.join(', '),
      route.origin,
      route.function,
    ]),
  );
}

export function functions(stacks) {
  return table(
    'Functions',
    ['Function', 'Runtime', 'Memory', 'Timeout', 'SnapStart', 'URL'],
    stacks.functions.map((each) => [
      each.name,
      each.runtime,
      `${each.memory} MB`,
      `${each.timeout / 1000} s`,
      each.snapStart ? 'yes' : 'no',
      each.urls.length === 0
        ? ''
        : element(
            'span',
            {},
            ...each.urls.map((url) =>
              element('code', { class: 'block' }, `${url.address} (${url.auth})`),
            ),
          ),
    ]),
  );
}

export function tables(stacks) {
  return stacks.tables.length === 0
    ? element('p', { class: 'empty' }, 'The templates have no table.')
    : element('div', {}, ...stacks.tables.map(itemsOf));
}

export function numbers() {
  const view = element('div', {});
  fetchJson('/__local/numbers.json').then((json) => {
    view.replaceChildren(
      table(
        'Numbers',
        ['Route', 'Requests', 'Errors', 'Cold starts', 'p50', 'p99', 'At the edge'],
        json.routes.map((each) => [
          code(each.route),
          String(each.count),
          String(each.errors),
          String(each.coldStarts),
          milliseconds(each.p50),
          milliseconds(each.p99),
          each.edge === 0 ? '' : milliseconds(each.edge),
        ]),
      ),
      element(
        'p',
        {},
        'The same for Prometheus: ',
        element('a', { href: '/__local/metrics' }, '/__local/metrics'),
        '. All requests that are kept, as an HTTP archive: ',
        element('a', { href: '/__local/requests.har' }, '/__local/requests.har'),
        '.',
      ),
    );
  });
  return view;
}

export function parameters(stacks) {
  return table(
    'Parameters',
    ['Parameter', 'Region', 'Type', 'Value', 'Version'],
    stacks.parameters.map((each) => [
      code(each.name),
      each.region,
      each.type,
      code(each.value),
      String(each.version),
    ]),
  );
}
