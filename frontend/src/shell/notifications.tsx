import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

type Type = 'success' | 'error';

export interface Notification {
  readonly id: string;
  readonly type: Type;
  readonly content: ReactNode;
  /** The ids of the things that it is about. */
  readonly about: readonly string[];
}

interface Notifications {
  readonly items: readonly Notification[];
  /** Tells something, in the place of what was told about the same things before. */
  readonly notify: (type: Type, content: ReactNode, about?: readonly string[]) => void;
  readonly dismiss: (id: string) => void;
}

const NotificationsContext = createContext<Notifications | undefined>(undefined);

/** More would push the page's content out of sight. */
const MAX_NOTIFICATIONS = 3;

export function NotificationsProvider({ children }: { readonly children: ReactNode }) {
  const [items, setItems] = useState<readonly Notification[]>([]);
  const notify = useCallback((type: Type, content: ReactNode, about: readonly string[] = []) => {
    setItems((current) => {
      const id = String(Number(current[0]?.id ?? 0) + 1);
      const others = current.filter((item) => !item.about.some((thing) => about.includes(thing)));
      return [{ id, type, content, about }, ...others].slice(0, MAX_NOTIFICATIONS);
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
