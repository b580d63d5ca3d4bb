import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../books/paths';
import { Page } from './Page';
import { useFollow } from './useFollow';

interface NotFoundPageProps {
  readonly title?: string;
  readonly reason?: string;
}

export function NotFoundPage({
  title = 'Page not found',
  reason = 'There is nothing at this address.',
}: NotFoundPageProps) {
  const follow = useFollow();
  return (
    <Page title={title}>
      <SpaceBetween size="m">
        <Box variant="p">{reason}</Box>
        <Button href={paths.list} onFollow={follow}>
          Go to the books
        </Button>
      </SpaceBetween>
    </Page>
  );
}
