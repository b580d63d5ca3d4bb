import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { PageHeading } from '../../shell/PageHeading';

interface ListHeaderProps {
  readonly counter: string | undefined;
  readonly actions: ReactNode;
}

/**
 * The name of the list and what can be done there, in reach however far somebody has scrolled. The
 * sticky header of Cloudscape's table would do it with a second copy of every column's heading.
 */
export function ListHeader({ counter, actions }: ListHeaderProps) {
  return (
    <div className="app-list-head">
      <Header
        variant="h1"
        // Beside the heading and not within it, whose name is that of the page.
        info={
          counter !== undefined && (
            <Box variant="span" fontSize="heading-l" color="text-body-secondary">
              {counter}
            </Box>
          )
        }
        actions={actions}
      >
        <PageHeading>Books</PageHeading>
      </Header>
    </div>
  );
}
