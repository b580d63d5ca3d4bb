// Elements, made of text and other elements only: what a viewer sent is never read as HTML.

/**
 * Makes an element. Attributes whose name begins with "on" are listeners; true stands for an attribute without a value,
 * false and undefined for none.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return made;
}

/** A text as programs read it; nothing of an empty one. */
export function code(text) {
  return text === '' ? '' : element('code', {}, text);
}

const SVG = 'http://www.w3.org/2000/svg';

export function drawing(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  made.append(...children);
  return made;
}

function set(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
}

/** A button that copies a text and says that it did. */
export function copyButton(text, label = 'Copy') {
  const button = element('button', { type: 'button', class: 'copy', 'aria-live': 'polite' }, label);
  button.addEventListener('click', async () => {
    button.textContent = (await copied(text)) ? 'Copied' : 'Select and copy it yourself';
    setTimeout(() => (button.textContent = label), 2000);
  });
  return button;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain HTTP under a name other than localhost has no clipboard, and a browser may forbid it.
    return false;
  }
}

/** A table with a heading for each column; a cell is text or an element. */
export function table(caption, headings, rows) {
  return element(
    'div',
    { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': caption },
    element(
      'table',
      { class: 'data' },
      element('caption', { class: 'hidden-visually' }, caption),
      element(
        'thead',
        {},
        element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading))),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) =>
          element(
            'tr',
            {},
            ...row.map((cell, index) =>
              element('td', { 'data-heading': headings[index] }, cell === '' ? '–' : cell),
            ),
          ),
        ),
      ),
    ),
  );
}
