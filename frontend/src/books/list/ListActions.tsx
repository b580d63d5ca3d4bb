import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Book } from '../../api/book';
import { useFollow } from '../../shell/useFollow';
import { paths } from '../paths';

interface ListActionsProps {
  readonly selected: readonly Book[];
  readonly onEdit: (book: Book) => void;
  readonly onDelete: () => void;
}

export function ListActions({ selected, onEdit, onDelete }: ListActionsProps) {
  const follow = useFollow();
  const [first] = selected;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={selected.length !== 1} onClick={() => first && onEdit(first)}>
        Edit
      </Button>
      <Button disabled={selected.length === 0} onClick={onDelete}>
        Delete
      </Button>
      <Button variant="primary" href={paths.create} onFollow={follow}>
        Create book
      </Button>
    </SpaceBetween>
  );
}
