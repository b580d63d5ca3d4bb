import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { home } from '../pages';
import { goTo } from './history';
import { moduleQuery } from './moduleQuery';

// A menu takes as much as the rest of the shell, and nobody needs it before they see the page.
const themeMenu = moduleQuery('theme menu', () => import('./ThemeMenu'));

export function TopBar() {
  const { data: menu } = useQuery(themeMenu);
  return (
    <header className="app-bar awsui-context-top-navigation">
      <a className="app-bar-home" href={home.href} onClick={goHome}>
        <img src="/icon.svg" alt="" />
        Lambda URL Guard
      </a>
      {menu && <menu.default />}
    </header>
  );
}

function goHome(event: MouseEvent): void {
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!opensElsewhere) {
    event.preventDefault();
    goTo(home.href);
  }
}
