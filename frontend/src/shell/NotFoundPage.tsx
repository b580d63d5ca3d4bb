import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { home } from '../pages';
import { follow } from './follow';
import { Page } from './Page';

interface NotFoundPageProps {
  readonly title?: string;
  readonly reason?: string;
}

export function NotFoundPage({
  title = 'Page not found',
  reason = 'There is nothing at this address.',
}: NotFoundPageProps) {
  return (
    <Page title={title}>
      <SpaceBetween size="m">
        <Box variant="p">{reason}</Box>
        <Button href={home.href} onFollow={follow}>
          {home.text}
        </Button>
      </SpaceBetween>
    </Page>
  );
}
