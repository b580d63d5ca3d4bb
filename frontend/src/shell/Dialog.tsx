import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal, { type ModalProps } from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface Choice {
  readonly text: string;
  readonly onClick: () => void;
  readonly isBusy?: boolean;
}

interface DialogProps {
  readonly header: string;
  readonly size?: ModalProps.Size;
  /** Changes nothing; the close button and the Escape key do the same. */
  readonly cancel: Choice;
  readonly alternative?: Choice;
  readonly confirm: Choice;
  readonly children: ReactNode;
}

/** A question with its answers, in the order in which Cloudscape places them. */
export function Dialog({
  header,
  size = 'medium',
  cancel,
  alternative,
  confirm,
  children,
}: DialogProps) {
  return (
    <Modal
      visible
      header={header}
      size={size}
      closeAriaLabel="Close"
      onDismiss={cancel.onClick}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={cancel.onClick}>
              {cancel.text}
            </Button>
            {alternative && (
              <Button onClick={alternative.onClick} disabled={confirm.isBusy ?? false}>
                {alternative.text}
              </Button>
            )}
            <Button variant="primary" onClick={confirm.onClick} loading={confirm.isBusy ?? false}>
              {confirm.text}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {children}
    </Modal>
  );
}
