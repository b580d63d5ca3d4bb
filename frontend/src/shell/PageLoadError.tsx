import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { isNewVersionThere } from '../newVersion';
import { Page } from './Page';

interface PageLoadErrorProps {
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/**
 * The program of a page did not arrive. After a release it is no longer there under its old name,
 * and loading the document again finds the new one; otherwise trying again is all that helps.
 */
export function PageLoadError({ isRetrying, onRetry }: PageLoadErrorProps) {
  const { data: isNew = false } = useQuery({
    queryKey: ['new version'],
    queryFn: isNewVersionThere,
    staleTime: 0,
  });
  return (
    <Page title="The page could not be loaded">
      {isNew ? (
        <Alert
          type="info"
          header="There is a new version"
          action={<Button onClick={() => window.location.reload()}>Reload</Button>}
        >
          This page belongs to an older one. What you entered and did not save stays.
        </Alert>
      ) : (
        <Alert
          type="error"
          header="A part of the application did not arrive"
          action={
            <Button onClick={onRetry} loading={isRetrying} loadingText="Retrying">
              Retry
            </Button>
          }
        >
          Check your connection. The page appears as soon as it can be loaded.
        </Alert>
      )}
    </Page>
  );
}
