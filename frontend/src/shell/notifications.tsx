import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

export interface Notification {
  readonly id: string;
  readonly type: 'success' | 'error';
  readonly content: string;
}

interface Notifications {
  readonly items: readonly Notification[];
  readonly notify: (type: Notification['type'], content: string) => void;
  readonly dismiss: (id: string) => void;
}

const NotificationsContext = createContext<Notifications | undefined>(undefined);

/** More would push the page's content out of sight. */
const MAX_NOTIFICATIONS = 3;

export function NotificationsProvider({ children }: { readonly children: ReactNode }) {
  const [items, setItems] = useState<readonly Notification[]>([]);
  const notify = useCallback((type: Notification['type'], content: string) => {
    setItems((current) => {
      const id = String(Number(current[0]?.id ?? 0) + 1);
      return [{ id, type, content }, ...current].slice(0, MAX_NOTIFICATIONS);
    });
  }, []);
  const dismiss = useCallback((id: string) => {
    setItems((current) => current.filter((item) => item.id !== id));
  }, []);
  const value = useMemo(() => ({ items, notify, dismiss }), [items, notify, dismiss]);
  return <NotificationsContext value={value}>{children}</NotificationsContext>;
}

export function useNotifications(): Notifications {
  const notifications = use(NotificationsContext);
  if (notifications === undefined) {
    throw new Error('useNotifications needs a NotificationsProvider around it.');
  }
  return notifications;
}
