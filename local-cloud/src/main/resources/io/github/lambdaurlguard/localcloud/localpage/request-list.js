// The list of requests: what it shows is chosen by a filter and a search, and what comes in moves nothing.

import { element } from './dom.js';
import { clock, isError, milliseconds } from './format.js';

const FILTERS = {
  API: (request) => request.api,
  All: () => true,
  Errors: (request) => isError(request.status),
};

export class RequestList {
  #requests;
  #rows = new Map();
  #filter = 'API';
  #search = '';
  #paused = false;
  #waiting = new Map();
  #cleared = 0;
  #chosen;
  #buttons = new Map();

  constructor(requests) {
    this.#requests = requests;
    this.list = element('ul', { class: 'requests', 'aria-label': 'Requests, the latest first' });
    this.#empty = element('p', { class: 'empty' });
    this.#pause = element(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick: () => this.#togglePause() },
      'Pause',
    );
    this.view = element(
      'section',
      { class: 'list', 'aria-label': 'Requests' },
      this.#toolbar(),
      this.list,
      this.#empty,
    );
    requests.listen((request, isNew, isGone) => this.#changed(request, isNew, isGone));
    this.#apply();
  }

  #empty;
  #pause;

  #toolbar() {
    const filters = Object.keys(FILTERS).map((name) => {
      const button = element(
        'button',
        {
          type: 'button',
          'aria-pressed': String(name === this.#filter),
          onclick: () => this.#choose(name),
        },
        name,
      );
      this.#buttons.set(name, button);
      return button;
    });
    return element(
      'div',
      { class: 'toolbar' },
      element('div', { class: 'group', role: 'group', 'aria-label': 'Filter' }, ...filters),
      element('input', {
        type: 'search',
        placeholder: 'Search',
        'aria-label': 'Search method, path, status, route and reason',
        oninput: (event) => {
          this.#search = event.target.value.trim().toLowerCase();
          this.#apply();
        },
      }),
      element(
        'div',
        { class: 'group' },
        this.#pause,
        element('button', { type: 'button', onclick: () => this.#clear() }, 'Clear'),
      ),
    );
  }

  /** Marks the request that is open. */
  choose(number) {
    this.#mark(this.#chosen, false);
    this.#chosen = number;
    this.#mark(number, true);
  }

  #mark(number, chosen) {
    const link = this.#rows.get(number)?.firstElementChild;
    if (chosen) {
      link?.setAttribute('aria-current', 'true');
    } else {
      link?.removeAttribute('aria-current');
    }
  }

  #choose(name) {
    this.#filter = name;
    this.#buttons.forEach((button, key) =>
      button.setAttribute('aria-pressed', String(key === name)),
    );
    this.#apply();
  }

  #togglePause() {
    this.#paused = !this.#paused;
    this.#pause.setAttribute('aria-pressed', String(this.#paused));
    if (!this.#paused) {
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      waiting.forEach((request) => this.#insert(request));
      this.#apply();
    }
    this.#tellPause();
  }

  #tellPause() {
    const count = this.#waiting.size;
    this.#pause.textContent = this.#paused
      ? `Resume${count > 0 ? ` (${count} new)` : ''}`
      : 'Pause';
  }

  #clear() {
    this.#cleared = this.#requests.all()[0]?.number ?? this.#cleared;
    this.#waiting.clear();
    this.#tellPause();
    this.#apply();
  }

  #changed(request, isNew, isGone) {
    if (isGone) {
      this.#rows.get(request.number)?.remove();
      this.#rows.delete(request.number);
      return;
    }
    if (!isNew) {
      return;
    }
    if (this.#paused) {
      this.#waiting.set(request.number, request);
      this.#tellPause();
      return;
    }
    this.#insert(request);
    this.#tellEmpty();
  }

  /** Puts a row in its place. What is in view stays where it is, unless the top is in view. */
  #insert(request) {
    const row = rowOf(request);
    row.hidden = !this.#shows(request);
    let before = this.list.firstElementChild;
    while (before && Number(before.dataset.number) > request.number) {
      before = before.nextElementSibling;
    }
    const offset = this.list.scrollTop;
    this.list.insertBefore(row, before);
    this.#rows.set(request.number, row);
    if (request.number === this.#chosen) {
      this.#mark(request.number, true);
    }
    // Browsers that anchor scrolling have done so by now, and nothing is left to move.
    if (offset > 0 && this.list.scrollTop === offset && before === row.nextElementSibling) {
      this.list.scrollTop = offset + (row.hidden ? 0 : row.offsetHeight);
    }
  }

  #shows(request) {
    return (
      request.number > this.#cleared &&
      FILTERS[this.#filter](request) &&
      textOf(request).includes(this.#search)
    );
  }

  #apply() {
    this.#rows.forEach((row, number) => {
      row.hidden = !this.#shows(this.#requests.get(number));
    });
    this.#tellEmpty();
  }

  #tellEmpty() {
    const shown = [...this.#rows.values()].some((row) => !row.hidden);
    this.#empty.hidden = shown;
    if (shown) {
      return;
    }
    this.#empty.textContent =
      this.#search !== ''
        ? 'No request matches the search.'
        : this.#filter === 'Errors'
          ? 'No errors.'
          : this.#filter === 'API'
            ? 'No requests of the API yet. Use the application, or choose All.'
            : 'No requests yet.';
  }
}

function textOf(request) {
  const { method, path, status, route, reason } = request;
  return `${method} ${path} ${status} ${route} ${reason}`.toLowerCase();
}

function rowOf(request) {
  const failed = isError(request.status);
  return element(
    'li',
    { 'data-number': request.number },
    element(
      'a',
      { href: `/__local#request-${request.number}`, class: 'request' },
      element('span', { class: `status ${failed ? 'bad' : 'good'}` }, String(request.status)),
      element('span', { class: 'method' }, request.method),
      element('span', { class: 'path' }, request.path),
      element('span', { class: 'number' }, milliseconds(request.duration)),
      element('time', { datetime: request.arrival }, clock(request.arrival)),
      element('span', { class: 'route' }, request.route),
      failed ? element('span', { class: 'reason' }, request.reason) : undefined,
    ),
  );
}
