import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';

/**
 * The usual cause is a new release: the part of the program that a page needs is no longer there
 * under its old name, and loading the document again finds the new one.
 */
export function ErrorPage() {
  return (
    <Box padding="l">
      <Alert
        type="error"
        header="The page could not be shown"
        action={<Button onClick={() => window.location.reload()}>Reload</Button>}
      >
        There may be a new version. Reload the page to get it.
      </Alert>
    </Box>
  );
}
