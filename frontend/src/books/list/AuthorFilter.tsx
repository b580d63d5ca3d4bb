import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { brokenTextRule } from '../textRules';
import { useAuthors } from './useAuthors';

interface AuthorFilterProps {
  readonly author: string | undefined;
  /** What the API found wrong with the name. */
  readonly error: string | undefined;
  readonly onChange: (author: string | undefined) => void;
}

/** The API compares whole names, so nothing is asked until a name is chosen or entered. */
export default function AuthorFilter({ author = '', error, onChange }: AuthorFilterProps) {
  const [text, setText] = useState(author);
  const [shownAuthor, setShownAuthor] = useState(author);
  const [isWanted, setIsWanted] = useState(false);
  const [broken, setBroken] = useState<string>();
  const { data: authors, isFetching, isError } = useAuthors(isWanted);

  if (author !== shownAuthor) {
    setShownAuthor(author);
    setText(author);
    setBroken(undefined);
  }

  function apply(value: string): void {
    const name = value.trim();
    setText(name);
    const found = name === '' ? undefined : brokenTextRule('an author', name);
    setBroken(found);
    if (found === undefined && name !== author) {
      onChange(name === '' ? undefined : name);
    }
  }

  return (
    <FormField
      label="Filter by author"
      constraintText="A whole name. Capitals do not matter."
      errorText={broken ?? (text === author ? error : undefined)}
    >
      {/* A name that stands there and is not applied would belie the list below it. Cloudscape's own
          event does not come when the focus goes on to the button that clears the field. */}
      <div onBlur={({ target }) => target instanceof HTMLInputElement && apply(text)}>
        <Autosuggest
          value={text}
          options={(authors?.names ?? []).map((value) => ({ value }))}
          placeholder="Any author"
          clearAriaLabel="Clear the filter"
          enteredTextLabel={(value) => `Author: “${value}”`}
          statusType={isFetching ? 'loading' : 'finished'}
          loadingText="Loading the authors"
          {...((isError || authors?.isComplete === false) && {
            finishedText: 'There may be more authors. Enter a whole name to find one.',
          })}
          onFocus={() => setIsWanted(true)}
          onChange={({ detail }) => (detail.value === '' ? apply('') : setText(detail.value))}
          onSelect={({ detail }) => apply(detail.value)}
          // On key down the Enter key may still choose a suggestion; by key up the text is settled.
          onKeyUp={({ detail }) => detail.key === 'Enter' && apply(text)}
        />
      </div>
    </FormField>
  );
}
