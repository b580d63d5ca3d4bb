import { focusPageHeading } from './PageHeading';

/**
 * An element that goes away takes the focus with it, and with the focus a person's place in the
 * page: the heading takes it then. Gives the function that ends this.
 */
export function keepFocus(main: HTMLElement): () => void {
  let focused: EventTarget | null = null;
  const remember = ({ target }: FocusEvent) => {
    focused = target;
  };
  const observer = new MutationObserver(() => {
    const isGone = focused instanceof Element && !focused.isConnected;
    if (isGone && document.activeElement === document.body) {
      focused = null;
      focusPageHeading();
    }
  });
  document.addEventListener('focusin', remember);
  observer.observe(main, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
