import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { BookField } from '../../api/book';
import { MAX_TEXT_LENGTH } from '../textRules';
import type { DraftValues, FieldErrors } from './draftRules';
import { ReleaseDateField } from './ReleaseDateField';

interface BookFieldsProps {
  readonly values: DraftValues;
  readonly errors: FieldErrors;
  readonly isReadOnly: boolean;
  readonly change: (field: BookField, value: string) => void;
}

const texts = [
  { field: 'name', label: 'Name' },
  { field: 'author', label: 'Author' },
] as const;

export function BookFields({ values, errors, isReadOnly, change }: BookFieldsProps) {
  return (
    <SpaceBetween size="l">
      {texts.map(({ field, label }) => (
        <FormField
          key={field}
          label={label}
          constraintText={`Up to ${MAX_TEXT_LENGTH} characters.`}
          errorText={errors[field]}
        >
          <Input
            name={field}
            value={values[field]}
            readOnly={isReadOnly}
            ariaRequired
            autoComplete={false}
            nativeInputAttributes={{ dir: 'auto' }}
            onChange={({ detail }) => change(field, detail.value)}
          />
        </FormField>
      ))}
      <ReleaseDateField
        value={values.releaseDate}
        error={errors.releaseDate}
        isReadOnly={isReadOnly}
        onChange={(value) => change('releaseDate', value)}
      />
    </SpaceBetween>
  );
}
