// Sends a request again, and writes it down for other tools.

import { copyButton, element } from './dom.js';

const WITHHELD = '(withheld)';

/** What a client sends by itself, or what belongs to one connection. */
const OF_THE_CLIENT = /^(?:accept-encoding|connection|content-length|host|origin|referer|sec-.*)$/i;

/** What can be done with a request: send it again, change it first, and copy it. */
export function actions(request, captures) {
  const exchange = request.exchange;
  const status = element('p', { role: 'status', class: 'facts' });
  const isDirect = request.route.startsWith('function URL ');
  const form = element('div', {});
  const sendable = isDirect
    ? []
    : [
        button('Send again', () => send(parts(request), status)),
        button('Edit and send', (opener) => toggle(form, opener, request, status)),
      ];
  const call = signedCall(request);
  return element(
    'section',
    { class: 'actions', 'aria-label': 'Send again and copy' },
    element(
      'div',
      { class: 'group' },
      ...sendable,
      copyButton(curl(request), 'Copy as curl'),
      call === undefined ? undefined : copyButton(call, 'Copy as signed call'),
    ),
    captures || exchange !== undefined
      ? undefined
      : element(
          'p',
          { class: 'facts' },
          'Query, headers and body were not kept: start the local cloud with ',
          element('code', {}, '--capture'),
          '.',
        ),
    status,
    form,
  );
}

function button(label, action) {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', () => action(made));
  return made;
}

/** What was sent, without what was withheld. */
function parts(request) {
  const { query = '', requestHeaders = [], requestBody = '' } = request.exchange ?? {};
  return {
    method: request.method,
    path: request.path,
    query,
    headers: requestHeaders.filter(
      ({ name, value }) => !OF_THE_CLIENT.test(name) && !value.includes(WITHHELD),
    ),
    body: requestBody,
  };
}

async function send(wanted, status) {
  status.textContent = 'Sending…';
  const response = await fetch('/__local/replay', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  const answer = response.headers.get('Content-Type')?.startsWith('application/json')
    ? await response.json()
    : { message: await response.text() };
  status.replaceChildren(
    ...(response.ok
      ? [
          `Answered with ${answer.status}: `,
          element('a', { href: `/__local#request-${answer.number}` }, `request ${answer.number}`),
        ]
      : [answer.message]),
  );
}

function toggle(form, opener, request, status) {
  if (form.childElementCount > 0) {
    form.replaceChildren();
    opener.setAttribute('aria-expanded', 'false');
    return;
  }
  opener.setAttribute('aria-expanded', 'true');
  const { method, path, query, headers, body } = parts(request);
  const inputs = {
    method: field('Method', element('input', { value: method, autocomplete: 'off' })),
    path: field('Path', element('input', { value: path, autocomplete: 'off' })),
    query: field('Query', element('input', { value: query, autocomplete: 'off' })),
    headers: field(
      'Headers, one a line',
      element(
        'textarea',
        { rows: '4' },
        headers.map(({ name, value }) => `${name}: ${value}`).join('\n'),
      ),
    ),
    body: field('Body', element('textarea', { rows: '6' }, body)),
  };
  form.replaceChildren(
    element(
      'form',
      {
        class: 'fields',
        onsubmit: (event) => {
          event.preventDefault();
          send(edited(inputs), status);
        },
      },
      ...Object.values(inputs),
      element('button', { type: 'submit' }, 'Send'),
    ),
  );
  inputs.method.querySelector('input').focus();
}

export function field(label, input) {
  return element('label', {}, element('span', {}, label), input);
}

function edited(inputs) {
  const value = (name) => inputs[name].lastElementChild.value;
  return {
    method: value('method'),
    path: value('path'),
    query: value('query'),
    body: value('body'),
    headers: value('headers')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const colon = line.indexOf(':');
        return { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
      }),
  };
}

/** A word for a POSIX shell. */
function quoted(text) {
  return /^[\w@%+=:,.\/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function target({ path, query }) {
  return query === '' ? path : `${path}?${query}`;
}

export function curl(request) {
  const wanted = parts(request);
  const words = ['curl', '-i'];
  if (location.protocol === 'https:') {
    words.push('--cacert', '.local/certificate.pem');
  }
  words.push('-X', quoted(wanted.method), '--path-as-is');
  wanted.headers.forEach(({ name, value }) => words.push('-H', quoted(`${name}: ${value}`)));
  if (wanted.body !== '') {
    words.push('--data-binary', quoted(wanted.body));
  }
  words.push(quoted(location.origin + target(wanted)));
  return words.join(' ');
}

/** The call of the function URL behind the request, for bin/call, which signs it. */
export function signedCall(request) {
  const hop = request.hops.find((each) => each.part === 'function URL');
  if (hop === undefined) {
    return undefined;
  }
  const [method, path] = hop.details['What it was asked for'].split(' ');
  const { query, body } = parts(request);
  const words = ['bin/call', hop.subject, quoted(target({ path, query })), '--as', 'SignerRole'];
  words.push('--method', method);
  if (body !== '') {
    words.push('--data', quoted(body));
  }
  return words.join(' ');
}
