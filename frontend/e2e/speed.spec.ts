import type { Page, Request } from '@playwright/test';
import { expect, listOf, rowOf, test } from './fixtures.ts';

/** A slow line: each answer takes so long to begin, and all of them share so many bytes a second. */
const LATENCY_MS = 400;
const BYTES_PER_SECOND = 50_000;
const MAX_WAIT_MS = 4_000;

/** The document, what it names, and what that asks for. */
const MAX_TURNS = 3;

// Counted rather than timed: what else runs on the machine changes neither turns nor bytes.
test('on a slow line the list shows its books within 4 seconds', async ({
  page,
  author,
  createBook,
}) => {
  await createBook({ name: 'Patience' });
  const arrived: Request[] = [];
  page.on('requestfinished', (request) => arrived.push(request));
  await holdAllButTheFirstView(page);
  await page.goto(listOf(author), { waitUntil: 'commit' });
  await expect(rowOf(page, 'Patience')).toBeVisible();

  const bytes = (await Promise.all(arrived.map(bytesOf))).reduce((sum, each) => sum + each, 0);
  const waitMs = MAX_TURNS * LATENCY_MS + (bytes / BYTES_PER_SECOND) * 1_000;
  test.info().annotations.push({ type: 'counted', description: `${bytes} bytes, ${waitMs} ms` });
  expect(arrived.map((request) => new URL(request.url()).pathname)).toContain('/config.json');
  expect(waitMs).toBeLessThan(MAX_WAIT_MS);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

/** Answers the document, what it names, and the list; the rest of the application never arrives. */
async function holdAllButTheFirstView(page: Page): Promise<void> {
  const named = new Set<string>();
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (route.request().isNavigationRequest()) {
      const response = await route.fetch();
      for (const [, address = ''] of (await response.text()).matchAll(/(?:src|href)="([^"]+)"/gu)) {
        named.add(address);
      }
      await route.fulfill({ response });
    } else if (named.has(pathname) || pathname.endsWith('/getBooks')) {
      await route.continue();
    }
  });
}

async function bytesOf(request: Request): Promise<number> {
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  return responseHeadersSize + responseBodySize;
}

/** What Lighthouse calls good (https://web.dev/articles/vitals), its blocking time that of a desktop. */
const budgets: Vitals = { largestPaintMs: 2_500, layoutShift: 0.1, blockingMs: 200 };

/** Other work on the machine only ever makes a measurement worse, so the best one counts. */
const MAX_ATTEMPTS = 3;

test('every page paints early, does not jump, and does not block', async ({
  page,
  browser,
  createBook,
}) => {
  const { id } = await createBook({ name: 'Quick' });
  await page.addInitScript(observeVitals);
  for (const [address, heading] of [
    ['/books', 'Books'],
    [`/books/${id}`, 'Quick'],
    [`/books/${id}/edit`, 'Edit book'],
    ['/books/new', 'Create book'],
  ] as const) {
    const best: Vitals = { largestPaintMs: Infinity, layoutShift: Infinity, blockingMs: Infinity };
    for (let attempt = 1; attempt <= MAX_ATTEMPTS && !isWithin(best, budgets); attempt++) {
      await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
      await page.goto(address, { waitUntil: 'networkidle' });
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      const blockingMs = blockingMsIn(await browser.stopTracing());
      const seen = await page.evaluate(
        () => (window as unknown as { vitals: Omit<Vitals, 'blockingMs'> }).vitals,
      );
      expect(seen.largestPaintMs, 'something was painted').toBeGreaterThan(0);
      // As Lighthouse does, times are told for a desktop: a slower machine takes longer.
      const slowness = Math.max(1, (await page.evaluate(timeOfWork)) / DESKTOP_WORK_MS);
      best.largestPaintMs = Math.min(best.largestPaintMs, seen.largestPaintMs / slowness);
      best.layoutShift = Math.min(best.layoutShift, seen.layoutShift);
      best.blockingMs = Math.min(best.blockingMs, blockingMs / slowness);
    }
    test.info().annotations.push({
      type: 'measured',
      description: `${heading}: ${JSON.stringify(best)}`,
    });
    expect(isWithin(best, budgets), `${address}: ${JSON.stringify(best)}`).toBe(true);
  }
});

/** What {@link timeOfWork} takes on a desktop that does nothing else. */
const DESKTOP_WORK_MS = 50;

/** Runs in the page: how long a fixed piece of work takes, in milliseconds. */
function timeOfWork(): number {
  const start = performance.now();
  const books = Array.from({ length: 100 }, (_, i) => ({ id: i, name: `Book ${i}` }));
  for (let i = 0; i < 1_000; i++) {
    JSON.parse(JSON.stringify(books));
  }
  return performance.now() - start;
}

interface Vitals {
  largestPaintMs: number;
  layoutShift: number;
  blockingMs: number;
}

function isWithin(measured: Vitals, budget: Vitals): boolean {
  return (
    measured.largestPaintMs <= budget.largestPaintMs &&
    measured.layoutShift <= budget.layoutShift &&
    measured.blockingMs <= budget.blockingMs
  );
}

/** Runs in the page. */
function observeVitals(): void {
  const vitals = { largestPaintMs: 0, layoutShift: 0 };
  Object.assign(window, { vitals });
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  observe('largest-contentful-paint', ({ startTime }) => {
    vitals.largestPaintMs = startTime;
  });
  observe('layout-shift', (entry) => {
    vitals.layoutShift += (entry as PerformanceEntry & { value: number }).value;
  });
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** The time that the task had a processor, in microseconds. */
  readonly tdur?: number;
}

/**
 * The total blocking time: what each task of the page's main thread took beyond 50 ms. In the time
 * of the processor, so that other programs on it do not count.
 */
function blockingMsIn(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)),
  );
  expect(tasks.length, 'tasks in the trace').toBeGreaterThan(0);
  return tasks.reduce((sum, { tdur = 0 }) => sum + Math.max(0, tdur / 1_000 - 50), 0);
}
