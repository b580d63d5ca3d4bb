import { useSyncExternalStore } from 'react';

/** Cloudscape's own border between telephones and the rest. */
const narrow = window.matchMedia('(max-width: 688px)');

const subscribe = (changed: () => void) => {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
};

/** Whether the window has no room for columns side by side. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
