import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { BookDraft } from '../../api/book';
import { messageOf } from '../messageOf';
import { BookFields } from './BookFields';
import { fieldErrorsOf, hasErrors } from './draftRules';
import { dropDraft } from './keptDrafts';
import { useBookForm } from './useBookForm';

interface BookFormProps {
  /** Names what is edited, for finding again what was entered there before. */
  readonly place: string;
  readonly initial?: BookDraft;
  readonly submitText: string;
  readonly isSubmitting: boolean;
  /** What became of the last submission. */
  readonly error: unknown;
  readonly onSubmit: (draft: BookDraft) => void;
  readonly onCancel: () => void;
}

export function BookForm({
  place,
  initial,
  submitText,
  isSubmitting,
  error,
  onSubmit,
  onCancel,
}: BookFormProps) {
  const { formRef, isRestored, startOver, validate, ...fields } = useBookForm({
    place,
    initial,
    apiError: error,
  });

  function submit(): void {
    const draft = validate();
    if (draft) {
      onSubmit(draft);
    }
  }

  function cancel(): void {
    dropDraft(place);
    onCancel();
  }

  return (
    <form
      ref={formRef}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" variant="link" onClick={cancel}>
              Cancel
            </Button>
            <Button variant="primary" loading={isSubmitting} loadingText="Saving">
              {submitText}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="m">
          {error !== undefined && !hasErrors(fieldErrorsOf(error)) && (
            <Alert type="error" header="The book could not be saved">
              {messageOf(error)}
            </Alert>
          )}
          {isRestored && (
            <Alert
              type="info"
              action={
                <Button formAction="none" onClick={startOver}>
                  Start over
                </Button>
              }
            >
              This is what you entered earlier and did not save.
            </Alert>
          )}
          <Container>
            <BookFields {...fields} isReadOnly={isSubmitting} />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  );
}
