import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { goTo } from '../../shell/history';
import { focusPageHeading } from '../../shell/PageHeading';
import { useIsOnline } from '../../shell/useIsOnline';
import { paths } from '../paths';
import { firstPage } from './trail';
import type { ListPlace } from './useListPlace';

/** Why there are no rows, and what a person can do about it. */
export function EmptyList({ place }: { readonly place: ListPlace }) {
  const isOnline = useIsOnline();
  if (!isOnline) {
    return <Empty title="You are offline" hint="The books appear when you are online again." />;
  }
  if (place.trail.page > 1) {
    const goToFirstPage = () => {
      place.goTo(firstPage);
      focusPageHeading();
    };
    return <Empty title="No more books" action="Go to the first page" onAction={goToFirstPage} />;
  }
  if (place.author !== undefined) {
    const clear = () => {
      place.filterBy(undefined);
      focusPageHeading();
    };
    return (
      <Empty
        title={
          <>
            No books by “<bdi>{place.author}</bdi>”
          </>
        }
        hint="The filter compares the whole name. Capitals do not matter, accents do."
        action="Clear the filter"
        onAction={clear}
      />
    );
  }
  return <Empty title="No books yet" action="Create book" onAction={() => goTo(paths.create)} />;
}

interface EmptyProps {
  readonly title: ReactNode;
  readonly hint?: string;
  readonly action?: string;
  readonly onAction?: () => void;
}

function Empty({ title, hint, action, onAction }: EmptyProps) {
  return (
    <Box textAlign="center" color="inherit" padding={{ vertical: 'l' }}>
      <SpaceBetween size="xs">
        <b>{title}</b>
        {hint !== undefined && <Box color="inherit">{hint}</Box>}
        {onAction && <Button onClick={onAction}>{action}</Button>}
      </SpaceBetween>
    </Box>
  );
}
