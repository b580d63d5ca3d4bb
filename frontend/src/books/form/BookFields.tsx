import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { BookField } from '../../api/book';
import { type DraftValues, type FieldErrors, MAX_TEXT_LENGTH } from './draftRules';

interface BookFieldsProps {
  readonly values: DraftValues;
  readonly errors: FieldErrors;
  readonly isReadOnly: boolean;
  readonly change: (field: BookField, value: string) => void;
}

export function BookFields({ values, errors, isReadOnly, change }: BookFieldsProps) {
  const propsOf = (field: BookField) => ({
    name: field,
    value: values[field],
    readOnly: isReadOnly,
    onChange: ({ detail }: { readonly detail: { readonly value: string } }) =>
      change(field, detail.value),
  });
  return (
    <SpaceBetween size="l">
      <FormField
        label="Name"
        constraintText={`Up to ${MAX_TEXT_LENGTH} characters.`}
        errorText={errors.name}
      >
        <Input {...propsOf('name')} ariaRequired autoComplete={false} />
      </FormField>
      <FormField
        label="Author"
        constraintText={`Up to ${MAX_TEXT_LENGTH} characters.`}
        errorText={errors.author}
      >
        <Input {...propsOf('author')} ariaRequired autoComplete={false} />
      </FormField>
      <FormField
        label={
          <>
            Release date <i>- optional</i>
          </>
        }
        errorText={errors.releaseDate}
      >
        <DatePicker {...propsOf('releaseDate')} placeholder="YYYY/MM/DD" />
      </FormField>
    </SpaceBetween>
  );
}
