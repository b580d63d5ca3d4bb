/** Whether the server has another release of the program than the one that runs here. */
export async function isNewVersionThere(): Promise<boolean> {
  const address = new URL('/index.html', window.location.origin);
  const response = await fetch(new Request(address, { cache: 'no-store' }));
  if (!response.ok) {
    return false;
  }
  const running = entriesOf(document);
  const served = entriesOf(new DOMParser().parseFromString(await response.text(), 'text/html'));
  return served.length > 0 && served.join() !== running.join();
}

/** The names of the programs that a document starts with: they hold the hash of their content. */
function entriesOf(page: Document): readonly (string | null)[] {
  return [...page.querySelectorAll('script[type="module"][src]')].map((script) =>
    script.getAttribute('src'),
  );
}
