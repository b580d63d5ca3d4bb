import type { ReactNode } from 'react';
import { NotificationBar } from './NotificationBar';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

/** What every page has around it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to main content
      </a>
      <div className={styles.header}>
        <TopBar />
      </div>
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.notifications}>
          <NotificationBar />
        </div>
        {children}
      </main>
    </div>
  );
}
