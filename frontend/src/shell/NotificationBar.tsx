import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { useNotifications } from './notifications';
import { useIsOnline } from './useIsOnline';

const offlineMessage: FlashbarProps.MessageDefinition = {
  id: 'offline',
  type: 'warning',
  header: 'You are offline',
  content: 'What you see may be out of date, and changes cannot be saved.',
};

export function NotificationBar() {
  const { items, dismiss } = useNotifications();
  const isOnline = useIsOnline();
  const messages = items.map(({ id, type, content }): FlashbarProps.MessageDefinition => ({
    id,
    type,
    content,
    dismissible: true,
    dismissLabel: 'Dismiss',
    onDismiss: () => dismiss(id),
    ariaRole: type === 'error' ? 'alert' : 'status',
  }));
  return <Flashbar items={isOnline ? messages : [offlineMessage, ...messages]} />;
}
