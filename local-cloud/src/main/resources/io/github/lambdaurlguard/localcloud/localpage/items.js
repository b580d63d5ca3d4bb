// The items of the tables: looked at, changed, deleted and counted.

import { element } from './dom.js';
import { fetchJson } from './model.js';
import { field } from './replay.js';

/** A view of a table's items. */
export function itemsOf(table) {
  const view = element('section', { class: 'items', 'aria-label': `Items of ${table.name}` });
  load(table, view);
  return view;
}

async function load(table, view, start) {
  const query = new URLSearchParams({ table: table.name, region: table.region });
  if (start !== undefined) {
    query.set('start', JSON.stringify(start));
  }
  const { items, next, count } = await fetchJson(`/__local/items.json?${query}`);
  const reload = () => load(table, view, start);
  view.replaceChildren(
    element('h3', {}, table.name),
    element(
      'p',
      { class: 'facts' },
      `${count} ${count === 1 ? 'item' : 'items'} in ${table.region} · key ${table.key.join(', ')}`,
    ),
    element('ul', {}, ...items.map((item) => itemView(table, item, reload))),
    adding(table, reload),
    next === null || next === undefined
      ? ''
      : element('button', { type: 'button', onclick: () => load(table, view, next) }, 'Next page'),
  );
}

function itemView(table, item, reload) {
  const key = keyOf(table, item);
  const title = Object.values(key).map(plain).join(' / ');
  const text = element('textarea', { rows: '8' }, JSON.stringify(item, null, 2));
  const status = element('p', { role: 'status', class: 'facts' });
  return element(
    'li',
    {},
    element(
      'details',
      {},
      element(
        'summary',
        {},
        element('code', {}, title),
        ' ',
        element('span', { class: 'facts' }, summary(table, item)),
      ),
      field('The item, as DynamoDB has it', text),
      element(
        'div',
        { class: 'group' },
        element(
          'button',
          { type: 'button', onclick: () => put(table, text.value, status, reload) },
          'Save',
        ),
        element(
          'button',
          {
            type: 'button',
            'aria-label': `Delete ${title}`,
            onclick: () => change(table, 'DeleteItem', { Key: key }, status, reload),
          },
          'Delete',
        ),
      ),
      status,
    ),
  );
}

function adding(table, reload) {
  const empty = Object.fromEntries(table.key.map((name) => [name, { S: '' }]));
  const text = element('textarea', { rows: '5' }, JSON.stringify(empty, null, 2));
  const status = element('p', { role: 'status', class: 'facts' });
  return element(
    'details',
    {},
    element('summary', {}, 'Add an item'),
    field('The item, as DynamoDB has it', text),
    element(
      'button',
      { type: 'button', onclick: () => put(table, text.value, status, reload) },
      'Add',
    ),
    status,
  );
}

function put(table, text, status, reload) {
  let item;
  try {
    item = JSON.parse(text);
  } catch (error) {
    status.textContent = `That is not JSON: ${error.message}`;
    return;
  }
  change(table, 'PutItem', { Item: item }, status, reload);
}

async function change(table, operation, input, status, reload) {
  const response = await fetch('/__local/items', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      operation,
      region: table.region,
      input: { TableName: table.name, ...input },
    }),
  });
  if (response.ok) {
    reload();
    return;
  }
  const { message } = await response.json();
  status.textContent = message;
}

function keyOf(table, item) {
  return Object.fromEntries(table.key.map((name) => [name, item[name]]));
}

/** A value of DynamoDB, without its type. */
function plain(value) {
  const [[type, content]] = Object.entries(value);
  return type === 'S' || type === 'N' ? content : JSON.stringify(content);
}

function summary(table, item) {
  return Object.entries(item)
    .filter(([name]) => !table.key.includes(name))
    .map(([name, value]) => `${name}: ${plain(value)}`)
    .join(' · ');
}
