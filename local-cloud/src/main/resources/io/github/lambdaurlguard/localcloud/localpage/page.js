// Puts the latest requests and routes into the page every second, and leaves open what is open.
const INTERVAL_MS = 1000;
const live = document.getElementById('live');

function replace(id, next) {
  const shown = document.getElementById(id);
  const fresh = next.getElementById(id);
  for (const details of shown.querySelectorAll('details[open]')) {
    fresh.querySelector(`#${details.id}`)?.setAttribute('open', '');
  }
  if (shown.innerHTML !== fresh.innerHTML) {
    shown.replaceWith(fresh);
  }
}

async function refresh() {
  try {
    const response = await fetch('/__local', { cache: 'no-store' });
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    replace('requests', next);
    replace('routes', next);
    live.textContent = 'live';
  } catch {
    live.textContent = 'the local cloud does not answer';
  }
  setTimeout(refresh, INTERVAL_MS);
}

live.hidden = false;
live.textContent = 'live';
setTimeout(refresh, INTERVAL_MS);
