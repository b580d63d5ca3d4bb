import Autosuggest from '@cloudscape-design/components/autosuggest';
import { useState } from 'react';

interface AuthorFilterProps {
  readonly author: string | undefined;
  readonly suggestions: readonly string[];
  readonly onChange: (author: string | undefined) => void;
}

/** A name needs no more, however wide the table is. */
const MAX_WIDTH_PX = 400;

/** The API compares whole names, so nothing is asked until a name is chosen or entered. */
export function AuthorFilter({ author = '', suggestions, onChange }: AuthorFilterProps) {
  const [text, setText] = useState(author);
  const [shownAuthor, setShownAuthor] = useState(author);

  if (author !== shownAuthor) {
    setShownAuthor(author);
    setText(author);
  }

  function apply(value: string): void {
    const name = value.trim();
    setText(name);
    if (name !== author) {
      onChange(name === '' ? undefined : name);
    }
  }

  return (
    <div style={{ maxInlineSize: MAX_WIDTH_PX }}>
      <Autosuggest
        value={text}
        options={suggestions.map((value) => ({ value }))}
        placeholder="Filter by author"
        ariaLabel="Filter by author"
        clearAriaLabel="Clear the filter"
        enteredTextLabel={(value) => `Author: “${value}”`}
        onChange={({ detail }) => (detail.value === '' ? apply('') : setText(detail.value))}
        onSelect={({ detail }) => apply(detail.value)}
        // On key down the Enter key may still choose a suggestion; by key up the text is settled.
        onKeyUp={({ detail }) => detail.key === 'Enter' && apply(text)}
      />
    </div>
  );
}
