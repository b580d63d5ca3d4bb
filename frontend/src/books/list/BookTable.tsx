import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { type Book, isBookField } from '../../api/book';
import { follow } from '../../shell/follow';
import { paths } from '../paths';
import { formatReleaseDate } from '../releaseDate';
import type { Sorting } from './sorting';

const SKELETON_ROWS = 8;

interface BookTableProps extends Pick<TableProps<Book>, 'empty' | 'loading'> {
  readonly books: readonly Book[];
  readonly selected: readonly Book[];
  readonly onSelect: (books: readonly Book[]) => void;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
  /** Has one column: a telephone has no room for three. */
  readonly isNarrow: boolean;
}

export function BookTable({
  books,
  selected,
  onSelect,
  sorting,
  onSort,
  isNarrow,
  ...slots
}: BookTableProps) {
  const sortingColumn = columns.find(({ id }) => id === sorting?.field);
  return (
    <Table
      {...slots}
      variant="container"
      columnDefinitions={isNarrow ? narrowColumns : columns}
      items={books}
      trackBy="id"
      loadingText="Loading books"
      skeleton={{ totalRows: SKELETON_ROWS }}
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

const columns: readonly TableProps.ColumnDefinition<Book>[] = [
  {
    id: 'name',
    header: 'Name',
    sortingField: 'name',
    isRowHeader: true,
    cell: (book) => <BookLink book={book} />,
  },
  {
    id: 'author',
    header: 'Author',
    sortingField: 'author',
    cell: ({ author }) => <bdi className="app-clamped">{author}</bdi>,
  },
  {
    id: 'releaseDate',
    header: 'Release date',
    sortingField: 'releaseDate',
    minWidth: 150,
    cell: ({ releaseDate }) => formatReleaseDate(releaseDate),
  },
];

const narrowColumns: readonly TableProps.ColumnDefinition<Book>[] = [
  {
    id: 'name',
    header: 'Book',
    isRowHeader: true,
    cell: (book) => (
      <>
        <BookLink book={book} />
        <Box fontSize="body-s" color="text-body-secondary">
          <bdi className="app-clamped">{book.author}</bdi>
          {book.releaseDate !== undefined && formatReleaseDate(book.releaseDate)}
        </Box>
      </>
    ),
  },
];

function BookLink({ book: { id, name } }: { readonly book: Book }) {
  return (
    <Link href={paths.book(id)} onFollow={follow}>
      <bdi className="app-clamped">{name}</bdi>
    </Link>
  );
}
