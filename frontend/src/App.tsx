import { I18nProvider } from '@cloudscape-design/components/i18n';
import english from '@cloudscape-design/components/i18n/messages/all.en';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Pages } from './Pages';
import { NotificationsProvider } from './shell/notifications';
import { Shell } from './shell/Shell';

export function App({ queryClient }: { readonly queryClient: QueryClient }) {
  return (
    <I18nProvider locale="en" messages={[english]}>
      <QueryClientProvider client={queryClient}>
        <NotificationsProvider>
          <Shell>
            <Pages />
          </Shell>
        </NotificationsProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
