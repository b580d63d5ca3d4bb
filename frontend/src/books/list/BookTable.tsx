import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import { type Book, isBookField } from '../../api/book';
import { useFollow } from '../../shell/useFollow';
import { paths } from '../paths';
import { formatReleaseDate } from '../releaseDate';
import type { Sorting } from './sorting';

type SlotProps = Pick<TableProps<Book>, 'filter' | 'pagination' | 'empty' | 'loading'>;

interface BookTableProps extends SlotProps {
  readonly books: readonly Book[];
  readonly selected: readonly Book[];
  readonly onSelect: (books: readonly Book[]) => void;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
}

export function BookTable({
  books,
  selected,
  onSelect,
  sorting,
  onSort,
  ...slots
}: BookTableProps) {
  const columns = useColumns();
  const sortingColumn = columns.find(({ id }) => id === sorting?.field);
  return (
    <Table
      {...slots}
      variant="container"
      columnDefinitions={columns}
      items={books}
      trackBy="id"
      loadingText="Loading books"
      enableKeyboardNavigation
      wrapLines
      selectionType="multi"
      selectedItems={selected}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems)}
      {...(sortingColumn && { sortingColumn })}
      sortingDescending={sorting?.descending ?? false}
      onSortingChange={({ detail }) => {
        const field = detail.sortingColumn.sortingField;
        if (isBookField(field)) {
          onSort({ field, descending: detail.isDescending ?? false });
        }
      }}
      ariaLabels={{
        tableLabel: 'Books',
        selectionGroupLabel: 'Selection of books',
        allItemsSelectionLabel: () => 'Select all books on this page',
        itemSelectionLabel: (_state, book) => `Select ${book.name}`,
      }}
    />
  );
}

function useColumns(): readonly TableProps.ColumnDefinition<Book>[] {
  const follow = useFollow();
  return useMemo(
    () => [
      {
        id: 'name',
        header: 'Name',
        sortingField: 'name',
        isRowHeader: true,
        minWidth: 130,
        cell: ({ id, name }) => (
          <Link href={paths.book(id)} onFollow={follow}>
            {name}
          </Link>
        ),
      },
      {
        id: 'author',
        header: 'Author',
        sortingField: 'author',
        minWidth: 110,
        cell: ({ author }) => author,
      },
      {
        id: 'releaseDate',
        header: 'Release date',
        sortingField: 'releaseDate',
        minWidth: 120,
        cell: ({ releaseDate }) => formatReleaseDate(releaseDate),
      },
    ],
    [follow],
  );
}
