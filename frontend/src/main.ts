import './shell/ground.css';
import { apiBase, readApiBase } from './api/apiBase';
import { askForList } from './first/earlyList';
import { showBooks, showFirstView, showTrouble } from './first/firstView';
import { loadModule } from './loadModule';
import { isNewVersionThere } from './newVersion';
import { pageAt, pageModules } from './pages';
import { startColourMode } from './shell/colourMode';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element with the id "root".');
}
const page = pageAt(window.location.pathname);
startColourMode();
readApiBase();
showFirstView(root, page);
const early = askForList();
void early?.answer.then((list) => showBooks(root, list)).catch(() => undefined);
void loadEverythingElse(root);

async function loadEverythingElse(place: HTMLElement): Promise<void> {
  // The list is asked for when the base is known: its request must not queue behind the program.
  await apiBase();
  if (page !== undefined) {
    // At the same time as the application, which asks for it once more when it is there.
    pageModules[page]().catch(() => undefined);
  }
  await startApplication(place);
}

async function startApplication(place: HTMLElement): Promise<void> {
  try {
    const { start } = await loadModule(() => import('./application'));
    await start(place, early);
  } catch {
    await offerToTryAgain(place);
  }
}

async function offerToTryAgain(place: HTMLElement): Promise<void> {
  if (await isNewVersionThere().catch(() => false)) {
    window.location.reload();
    return;
  }
  const waiting = new AbortController();
  const tryAgain = () => {
    waiting.abort();
    place.querySelector('.app-trouble')?.remove();
    void startApplication(place);
  };
  window.addEventListener('online', tryAgain, { signal: waiting.signal });
  showTrouble(place, 'A part of the application did not arrive.', 'Retry', tryAgain);
}
