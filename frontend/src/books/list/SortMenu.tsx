import Select from '@cloudscape-design/components/select';
import { formatSorting, parseSorting, type Sorting } from './sorting';

const options = [
  { value: 'name', label: 'Name, A to Z' },
  { value: '-name', label: 'Name, Z to A' },
  { value: 'author', label: 'Author, A to Z' },
  { value: '-author', label: 'Author, Z to A' },
  { value: 'releaseDate', label: 'Oldest first' },
  { value: '-releaseDate', label: 'Newest first' },
];

interface SortMenuProps {
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
}

/** For a narrow window, where the table has one column and so one heading to sort by. */
export default function SortMenu({ sorting, onSort }: SortMenuProps) {
  const chosen = sorting && formatSorting(sorting);
  return (
    <Select
      ariaLabel="Sort"
      placeholder="Sort"
      options={options}
      selectedOption={options.find(({ value }) => value === chosen) ?? null}
      onChange={({ detail }) => {
        const next = parseSorting(detail.selectedOption.value ?? null);
        if (next) {
          onSort(next);
        }
      }}
    />
  );
}
