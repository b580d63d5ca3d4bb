import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { BookField } from '../../api/book';
import { Dialog } from '../../shell/Dialog';
import { formatReleaseDate } from '../releaseDate';
import type { Conflict } from './useEditing';

interface ConflictDialogProps {
  readonly conflict: Conflict;
  readonly isSaving: boolean;
  readonly onKeepEditing: () => void;
  readonly onTakeTheirs: (conflict: Conflict) => void;
  readonly onOverwrite: (conflict: Conflict) => void;
}

/** Shows both versions, and lets the person choose. */
export default function ConflictDialog({
  conflict,
  isSaving,
  onKeepEditing,
  onTakeTheirs,
  onOverwrite,
}: ConflictDialogProps) {
  return (
    <Dialog
      header="Somebody else changed this book"
      size="large"
      cancel={{ text: 'Keep editing', onClick: onKeepEditing }}
      alternative={{ text: 'Use their version', onClick: () => onTakeTheirs(conflict) }}
      confirm={{
        text: 'Save my version',
        onClick: () => onOverwrite(conflict),
        isBusy: isSaving,
      }}
    >
      <SpaceBetween size="m">
        <Box>
          Your changes are not saved yet, because the book was saved by somebody else after you
          opened it. Choose the version to keep.
        </Box>
        <Table
          variant="embedded"
          wrapLines
          ariaLabels={{ tableLabel: 'The two versions' }}
          items={rowsOf(conflict)}
          trackBy="label"
          columnDefinitions={[
            { id: 'field', header: 'Field', cell: ({ label }) => label, isRowHeader: true },
            { id: 'mine', header: 'Your version', cell: (row) => cellOf(row.mine, row) },
            { id: 'theirs', header: 'Their version', cell: (row) => cellOf(row.theirs, row) },
          ]}
        />
      </SpaceBetween>
    </Dialog>
  );
}

interface Row {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

const labels: readonly (readonly [BookField, string])[] = [
  ['name', 'Name'],
  ['author', 'Author'],
  ['releaseDate', 'Release date'],
];

function rowsOf({ mine, theirs }: Conflict): readonly Row[] {
  return labels.map(([field, label]) => ({
    label,
    mine: textOf(field, mine[field]),
    theirs: textOf(field, theirs.book[field]),
  }));
}

function textOf(field: BookField, value: string | undefined): string {
  return field === 'releaseDate' ? formatReleaseDate(value) : (value ?? '');
}

function cellOf(text: string, { mine, theirs }: Row) {
  return mine === theirs ? (
    <Box color="text-body-secondary">
      <bdi>{text}</bdi>
    </Box>
  ) : (
    <b>
      <bdi>{text}</bdi>
    </b>
  );
}
