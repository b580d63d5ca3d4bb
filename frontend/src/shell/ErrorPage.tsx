import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Page } from './Page';

/** A defect of this program: whatever the person does next may still work. */
export function ErrorPage({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Page title="The page could not be shown">
      <Alert
        type="error"
        header="Something went wrong in this page"
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onRetry}>Try again</Button>
            <Button onClick={() => window.location.reload()}>Reload</Button>
          </SpaceBetween>
        }
      >
        What you entered and did not save stays, also when you reload.
      </Alert>
    </Page>
  );
}
