import { type RefObject, useEffect, useRef, useState } from 'react';
import type { BookDraft, BookField } from '../../api/book';
import {
  brokenRules,
  draftOf,
  type DraftValues,
  type FieldErrors,
  fieldErrorsOf,
  hasErrors,
  valuesOf,
} from './draftRules';
import { dropDraft, keepDraft, keptDraft } from './keptDrafts';

interface Start {
  /** Names what is edited, for finding again what was entered there before. */
  readonly place: string;
  readonly initial: BookDraft | undefined;
  /** What the API found wrong with the last submission. */
  readonly apiError: unknown;
}

interface BookFormState {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly values: DraftValues;
  readonly errors: FieldErrors;
  /** The values are those of an earlier visit. */
  readonly isRestored: boolean;
  readonly startOver: () => void;
  readonly change: (field: BookField, value: string) => void;
  /** The entered book when every rule holds; otherwise the rules show beside their fields. */
  readonly validate: () => BookDraft | undefined;
}

export function useBookForm({ place, initial, apiError }: Start): BookFormState {
  const formRef = useRef<HTMLFormElement>(null);
  const [restored, setRestored] = useState(() => keptDraft(place));
  const [values, setValues] = useState(restored ?? valuesOf(initial));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [shownApiError, setShownApiError] = useState(apiError);
  const [attempts, setAttempts] = useState(0);

  function show(found: FieldErrors): void {
    setErrors(found);
    setAttempts((count) => count + 1);
  }

  if (apiError !== shownApiError) {
    setShownApiError(apiError);
    show(fieldErrorsOf(apiError));
  }

  // Once for each attempt: correcting one field must not throw the focus into another.
  useEffect(() => {
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  return {
    formRef,
    values,
    errors,
    isRestored: restored !== undefined,
    startOver() {
      dropDraft(place);
      setRestored(undefined);
      setValues(valuesOf(initial));
      setErrors({});
    },
    change(field, value) {
      const changed = { ...values, [field]: value };
      keepDraft(place, changed);
      setValues(changed);
      setErrors({ ...errors, [field]: undefined });
    },
    validate() {
      const found = brokenRules(values);
      show(found);
      return hasErrors(found) ? undefined : draftOf(values);
    },
  };
}
