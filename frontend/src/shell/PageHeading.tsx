import { useEffect } from 'react';
import { usePathname } from 'wouter/use-browser-location';
import { isolated } from './isolated';

const HEADING_ID = 'page-heading';

/** A document that has just been opened is read from its top, so its first page takes no focus. */
let shownPath = window.location.pathname;

/** Names the document, and takes the focus when a page replaces another. */
export function PageHeading({ children }: { readonly children: string }) {
  const path = usePathname();

  useEffect(() => {
    document.title = `${isolated(children)} · Lambda URL Guard`;
  }, [children]);

  useEffect(() => {
    if (path !== shownPath) {
      shownPath = path;
      focusPageHeading();
    }
  }, [path]);

  return (
    <span id={HEADING_ID} tabIndex={-1}>
      <bdi>{children}</bdi>
    </span>
  );
}

/** For when the element that had the focus is gone, such as a deleted row's. */
export function focusPageHeading(): void {
  document.getElementById(HEADING_ID)?.focus();
}
