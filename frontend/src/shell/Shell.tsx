import { type ReactNode, useEffect, useRef } from 'react';
import { ANNOUNCER_ID } from './announce';
import { keepFocus } from './keepFocus';
import { NotificationBar } from './NotificationBar';
import { TopBar } from './TopBar';

/** What every page has around it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => (main.current ? keepFocus(main.current) : undefined), []);
  return (
    <div className="app-shell">
      <a className="app-skip" href="#main">
        Skip to main content
      </a>
      <TopBar />
      <main id="main" className="app-main" tabIndex={-1} ref={main}>
        <NotificationBar />
        {children}
      </main>
      <div id={ANNOUNCER_ID} className="app-announcer" role="status" />
    </div>
  );
}
