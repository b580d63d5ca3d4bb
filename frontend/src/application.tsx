import '@cloudscape-design/global-styles/index.css';
import type { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { bookListQuery } from './books/data/bookQueries';
import type { EarlyList } from './first/earlyList';
import { pageAt, pageModules, type PageName, pageNames } from './pages';
import { createQueryClient } from './queryClient';
import { moduleQuery } from './shell/moduleQuery';

/** Puts the application in the place of the first view, when its page can be shown. */
export async function start(root: HTMLElement, early: EarlyList | undefined): Promise<void> {
  const queryClient = createQueryClient();
  if (early !== undefined) {
    const { query, answer } = early;
    const options = { ...bookListQuery(query), queryFn: () => answer, retry: false };
    queryClient.query(options).catch(ignore);
  }
  const page = pageAt(window.location.pathname);
  if (page !== undefined) {
    await loadPage(queryClient, page);
  }
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} />
    </StrictMode>,
  );
  whenIdle(() => void loadOtherPages(queryClient));
}

/** So that the next click needs no network. One after the other, to leave the line to what is asked for. */
async function loadOtherPages(queryClient: QueryClient): Promise<void> {
  for (const page of pageNames) {
    await loadPage(queryClient, page);
  }
}

/** Whoever goes to the page hears of a failure then. */
async function loadPage(queryClient: QueryClient, page: PageName): Promise<void> {
  await queryClient.query({ ...moduleQuery(page, pageModules[page]), retry: false }).catch(ignore);
}

function ignore(): void {
  // What failed is asked for again by the page that needs it.
}

/** Safari has no idle callbacks. */
function whenIdle(task: () => void): void {
  const MAX_WAIT_MS = 5_000;
  if ('requestIdleCallback' in window) {
    window.requestIdleCallback(task, { timeout: MAX_WAIT_MS });
  } else {
    setTimeout(task, MAX_WAIT_MS);
  }
}
