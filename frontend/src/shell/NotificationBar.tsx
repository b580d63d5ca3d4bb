import Alert from '@cloudscape-design/components/alert';
import { useNotifications } from './notifications';
import { useIsOnline } from './useIsOnline';

/** Cloudscape's alerts in a list. Its flash bar, which also stacks them, weighs more than all else in the shell. */
export function NotificationBar() {
  const { items, dismiss } = useNotifications();
  const isOnline = useIsOnline();
  return (
    <ul className="app-notifications" aria-label="Notifications" aria-live="polite">
      {!isOnline && (
        <li key="offline">
          <Alert type="warning" header="You are offline">
            What you see may be out of date, and changes cannot be saved.
          </Alert>
        </li>
      )}
      {items.map(({ id, type, content }) => (
        <li key={id}>
          <Alert
            type={type}
            dismissible
            i18nStrings={{ dismissAriaLabel: 'Dismiss' }}
            onDismiss={() => dismiss(id)}
          >
            {content}
          </Alert>
        </li>
      ))}
    </ul>
  );
}
