import { useEffect, useRef, useState } from 'react';
import { leaveTo } from '../../shell/history';
import { useNotifications } from '../../shell/notifications';
import { messageOf } from '../messageOf';

interface Submission<Input> {
  /** Does nothing while an earlier one is under way: a double click sends once. */
  readonly submit: (input: Input) => Promise<void>;
  readonly isSubmitting: boolean;
  readonly error: unknown;
}

/**
 * Runs a form's action, and goes to the page that the action names when it is done, which takes the form's place in the history. A person who
 * has left the form by then stays where they are, and is told when it failed.
 */
export function useSubmission<Input>(
  action: (input: Input) => Promise<string | undefined>,
): Submission<Input> {
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
      const nextPage = await action(input);
      if (nextPage !== undefined && isShown()) {
        leaveTo(nextPage);
      }
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
