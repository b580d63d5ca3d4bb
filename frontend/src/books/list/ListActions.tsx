import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Book } from '../../api/book';
import { follow } from '../../shell/follow';
import { goTo } from '../../shell/history';
import { paths } from '../paths';

interface ListActionsProps {
  readonly selected: readonly Book[];
  readonly isRefreshing: boolean;
  readonly onRefresh: () => void;
  readonly onDelete: () => void;
}

export function ListActions({ selected, isRefreshing, onRefresh, onDelete }: ListActionsProps) {
  const [first] = selected;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        iconName="refresh"
        ariaLabel="Refresh"
        loading={isRefreshing}
        loadingText="Refreshing"
        onClick={onRefresh}
      />
      <Button disabled={selected.length !== 1} onClick={() => first && goTo(paths.edit(first.id))}>
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
