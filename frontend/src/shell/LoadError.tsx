import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface LoadErrorProps {
  readonly header: string;
  readonly message: string;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
  /** Another way out, where trying again may not help. */
  readonly wayOut?: ReactNode;
}

export function LoadError({ header, message, isRetrying, onRetry, wayOut }: LoadErrorProps) {
  return (
    <div role="alert">
      <Alert
        type="error"
        header={header}
        action={
          <SpaceBetween direction="horizontal" size="xs">
            {wayOut}
            <Button onClick={onRetry} loading={isRetrying} loadingText="Retrying">
              Retry
            </Button>
          </SpaceBetween>
        }
      >
        {message}
      </Alert>
    </div>
  );
}
