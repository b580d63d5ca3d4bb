// The API as its OpenAPI document describes it.

import { code, element, table } from './dom.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** References to references are followed so far: a document may refer to itself. */
const MOST_STEPS = 10;

export function api() {
  const view = element('div', {}, element('p', { class: 'empty' }, 'Reading the document…'));
  load(view);
  return view;
}

async function load(view) {
  const response = await fetch('/__local/openapi.json');
  const json = await response.json();
  view.replaceChildren(
    ...(response.ok ? shown(json) : [element('p', { class: 'empty' }, json.message)]),
  );
}

function shown(api) {
  const operations = Object.entries(api.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => ({
      path,
      method: method.toUpperCase(),
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])],
      ...pick(item[method]),
    })),
  );
  return [
    element(
      'p',
      {},
      element('b', {}, `${api.info?.title ?? ''} ${api.info?.version ?? ''}`.trim()),
      api.info?.summary === undefined ? '' : ` · ${api.info.summary}`,
    ),
    ...operations.map((each) => operation(api, each)),
  ];
}

function pick({ summary, description, requestBody, responses }) {
  return { text: summary ?? description ?? '', requestBody, responses: responses ?? {} };
}

function operation(api, { path, method, text, parameters, requestBody, responses }) {
  const name = `${method} ${path}`;
  const known = parameters.map((each) => resolved(api, each));
  return element(
    'section',
    { 'aria-label': name },
    element('h3', {}, code(name)),
    text === '' ? undefined : element('p', {}, text),
    known.length === 0
      ? undefined
      : table(
          `Parameters of ${name}`,
          ['Parameter', 'In', 'Type', 'Meaning'],
          known.map((each) => [
            code(each.name + (each.required === true ? ' (required)' : '')),
            each.in,
            type(api, each.schema),
            each.description ?? '',
          ]),
        ),
    body(api, name, requestBody),
    table(
      `Statuses of ${name}`,
      ['Status', 'Meaning', 'Content'],
      Object.entries(responses).map(([status, each]) => {
        const response = resolved(api, each);
        return [code(status), response.description ?? '', types(response.content).join(', ')];
      }),
    ),
  );
}

function body(api, name, requestBody) {
  const content = resolved(api, requestBody ?? {}).content ?? {};
  return Object.entries(content).map(([mediaType, { schema }]) => {
    const { properties = {}, required = [] } = resolved(api, schema ?? {});
    return table(
      `Body of ${name}, ${mediaType}`,
      [`In the body (${mediaType})`, 'Type', 'Meaning'],
      Object.entries(properties).map(([property, each]) => [
        code(property + (required.includes(property) ? ' (required)' : '')),
        type(api, each),
        resolved(api, each).description ?? '',
      ]),
    );
  });
}

function type(api, schema) {
  const { type: name, format, enum: values, minimum, maximum } = resolved(api, schema ?? {});
  const range =
    minimum === undefined && maximum === undefined ? [] : [`${minimum ?? ''}–${maximum ?? ''}`];
  return [[name ?? []].flat().join(' or '), format, values?.join(' | '), ...range]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function types(content) {
  return Object.keys(content ?? {});
}

/** What a reference within the document refers to. */
function resolved(api, value) {
  let found = value;
  for (let step = 0; step < MOST_STEPS && typeof found?.$ref === 'string'; step += 1) {
    found = target(api, found.$ref);
  }
  return found ?? {};
}

function target(api, reference) {
  if (!reference.startsWith('#/')) {
    return { description: `See ${reference}.` };
  }
  return reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((found, part) => found?.[part], api);
}
