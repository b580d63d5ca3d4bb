import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../../api/errors';
import { useNotifications } from '../../shell/notifications';

interface Submission<Input> {
  /** Does nothing while an earlier one is under way: a double click sends once. */
  readonly submit: (input: Input) => Promise<void>;
  readonly isSubmitting: boolean;
  readonly error: unknown;
}

/** Runs a form's action, and keeps what went wrong for the form to show. */
export function useSubmission<Input>(action: (input: Input) => Promise<void>): Submission<Input> {
  const { notify } = useNotifications();
  const isShown = useIsShown();
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [error, setError] = useState<unknown>();

  async function submit(input: Input): Promise<void> {
    if (isSubmitting) {
      return;
    }
    setIsSubmitting(true);
    setError(undefined);
    try {
      await action(input);
    } catch (failure) {
      setError(failure);
      if (!isShown()) {
        notify('error', `Your changes could not be saved. ${messageOf(failure)}`);
      }
    } finally {
      setIsSubmitting(false);
    }
  }

  return { submit, isSubmitting, error };
}

/** Whether the component is still there when an answer arrives. */
function useIsShown(): () => boolean {
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return () => isShown.current;
}
