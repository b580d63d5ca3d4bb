import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { moduleQuery } from '../../shell/moduleQuery';
import { parseReleaseDate } from '../releaseDate';

interface ReleaseDateFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * A date, typed or chosen. Cloudscape's own field turns a day that does not exist into another one
 * while somebody types; here it stays as it was entered, and is refused.
 */
export function ReleaseDateField({ value, error, isReadOnly, onChange }: ReleaseDateFieldProps) {
  const [isChoosing, setIsChoosing] = useState(false);
  // A calendar takes as much as the rest of the form, and most people type.
  const { data: calendar, isFetching } = useQuery({
    ...moduleQuery('calendar', () => import('./CalendarDialog')),
    enabled: isChoosing,
  });
  return (
    <>
      <FormField
        label={
          <>
            Release date <i>- optional</i>
          </>
        }
        constraintText="YYYY/MM/DD"
        errorText={error}
        secondaryControl={
          <Button
            iconName="calendar"
            formAction="none"
            ariaLabel="Choose date"
            disabled={isReadOnly}
            loading={isChoosing && isFetching}
            onClick={() => setIsChoosing(true)}
          />
        }
      >
        <Input
          name="releaseDate"
          value={value}
          readOnly={isReadOnly}
          autoComplete={false}
          placeholder="YYYY/MM/DD"
          onChange={({ detail }) => onChange(detail.value)}
        />
      </FormField>
      {isChoosing && calendar && (
        <calendar.default
          date={parseReleaseDate(value) ?? ''}
          onCancel={() => setIsChoosing(false)}
          onChoose={(date) => {
            setIsChoosing(false);
            onChange(date.replaceAll('-', '/'));
          }}
        />
      )}
    </>
  );
}
