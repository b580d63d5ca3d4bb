import { I18nProvider } from '@cloudscape-design/components/i18n';
import english from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Pages } from './Pages';
import { createQueryClient } from './queryClient';
import { NotificationsProvider } from './shell/notifications';
import { PageBoundary } from './shell/PageBoundary';
import { Shell } from './shell/Shell';

export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <I18nProvider locale="en" messages={[english]}>
      <QueryClientProvider client={queryClient}>
        <NotificationsProvider>
          <Shell>
            <PageBoundary>
              <Pages />
            </PageBoundary>
          </Shell>
        </NotificationsProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
