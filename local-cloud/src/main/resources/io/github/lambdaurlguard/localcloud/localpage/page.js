// The page: its sections by address, and the events that keep it up to date.

import { element } from './dom.js';
import { fetchJson, Requests } from './model.js';
import { RequestList } from './request-list.js';
import { RequestView } from './request-view.js';
import * as tabs from './tabs.js';

const BASE = '/__local';

const SECTIONS = {
  requests: 'Requests',
  routes: 'Routes',
  functions: 'Functions',
  tables: 'Tables',
  parameters: 'Parameters',
  numbers: 'Numbers',
  api: 'API',
};

const content = document.getElementById('content');
const connection = document.getElementById('connection');
const requests = new Requests();
const list = new RequestList(requests);
const detail = element('div', { class: 'pane', id: 'detail' });
const board = element('div', { class: 'board' }, list.view, detail);
const links = new Map();

let stacks = { routes: [], functions: [], tables: [], parameters: [] };
let captures = false;
let open;

function showSections() {
  for (const [id, title] of Object.entries(SECTIONS)) {
    const link = element('a', { href: `${BASE}#${id}` }, title);
    links.set(id, link);
    document.getElementById('sections').append(element('li', {}, link));
  }
}

function address() {
  const hash = location.hash.slice(1);
  const request = /^request-(\d+)$/.exec(hash);
  return request
    ? { section: 'requests', number: Number(request[1]) }
    : { section: hash in SECTIONS ? hash : 'requests' };
}

function show() {
  const { section, number } = address();
  links.forEach((link, id) => {
    if (id === section) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
  document.title = `${SECTIONS[section]} · Local cloud`;
  if (section === 'requests') {
    showRequests(number);
  } else {
    content.replaceChildren(element('h2', {}, SECTIONS[section]), tabs[section](stacks));
  }
}

function showRequests(number) {
  if (board.parentElement !== content) {
    content.replaceChildren(board);
  }
  board.classList.toggle('opened', number !== undefined);
  list.choose(number);
  if (number === undefined) {
    open = undefined;
    detail.replaceChildren(element('p', { class: 'empty' }, 'Select a request to see its path.'));
    return;
  }
  const request = requests.get(number);
  if (request !== undefined && open?.request.number === number) {
    open.update(request);
    return;
  }
  open = request === undefined ? undefined : new RequestView(request, captures);
  detail.replaceChildren(
    element('a', { class: 'back', href: '/__local#requests' }, '‹ All requests'),
    open === undefined
      ? element('p', { class: 'empty' }, `Request ${number} is no longer kept, or is still running.`)
      : open.view,
  );
  detail.scrollTop = 0;
}

function showNotices({ notices }) {
  const section = document.getElementById('notices');
  section.hidden = notices.length === 0;
  section.replaceChildren(
    ...notices.map(({ source, text, place }) =>
      element(
        'div',
        { class: 'notice' },
        element('b', {}, source),
        place === '' ? undefined : element('code', {}, place),
        element('pre', {}, text),
      ),
    ),
  );
}

async function loadStacks() {
  stacks = await fetchJson(`${BASE}/stacks.json`);
  if (address().section !== 'requests') {
    show();
  }
}

async function load() {
  const [known, notices] = await Promise.all([
    fetchJson(`${BASE}/requests.json`),
    fetchJson(`${BASE}/notices.json`),
    loadStacks(),
  ]);
  captures = known.captures;
  requests.load(known);
  showNotices(notices);
  show();
}

function listen() {
  const events = new EventSource(`${BASE}/events`);
  events.addEventListener('open', () => {
    tellConnection('live');
    requests.connected();
    // What happened before, or while nobody listened.
    load().catch((error) => tellConnection(error.message));
  });
  events.addEventListener('error', () => tellConnection('not connected'));
  events.addEventListener('request', (event) => requests.hear(JSON.parse(event.data)));
  events.addEventListener('notices', (event) => showNotices(JSON.parse(event.data)));
  events.addEventListener('stacks', () => loadStacks());
}

function tellConnection(text) {
  connection.textContent = text;
  connection.dataset.state = text === 'live' ? 'live' : 'lost';
}

requests.listen((request) => {
  if (address().section === 'requests' && address().number === request.number) {
    showRequests(request.number);
  }
});
addEventListener('hashchange', show);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // The address says what is shown.
  content.focus();
});
showSections();
show();
listen();
