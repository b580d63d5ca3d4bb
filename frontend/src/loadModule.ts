const failedStyles = new Set<HTMLLinkElement>();

// Vite asks for a module's style sheet once in the life of a document, also when it did not arrive.
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') {
      failedStyles.add(target);
    }
  },
  true,
);

/** Imports a part of the program with its styles; after a failure it can be asked for again. */
export async function loadModule<Module>(load: () => Promise<Module>): Promise<Module> {
  await loadFailedStyles();
  return load();
}

async function loadFailedStyles(): Promise<void> {
  const links = [...failedStyles];
  failedStyles.clear();
  await Promise.all(
    links.map((link) => {
      const again = document.createElement('link');
      again.rel = 'stylesheet';
      again.href = link.href;
      const settled = new Promise<void>((resolve, reject) => {
        again.onload = () => resolve();
        again.onerror = () => reject(new Error(`${link.href} could not be loaded.`));
      });
      link.replaceWith(again);
      return settled;
    }),
  );
}
