import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { type Ancestor, Breadcrumbs } from './Breadcrumbs';
import { PageHeading } from './PageHeading';

interface PageProps {
  readonly title: string;
  /** The pages above this one, outermost first. */
  readonly ancestors?: readonly Ancestor[];
  readonly actions?: ReactNode;
  readonly maxContentWidth?: number;
  readonly children: ReactNode;
}

/** The frame of a page: where it is, what it is called, what can be done there. */
export function Page({ title, ancestors = [], actions, maxContentWidth, children }: PageProps) {
  return (
    <ContentLayout
      defaultPadding
      {...(maxContentWidth !== undefined && { maxContentWidth })}
      breadcrumbs={ancestors.length > 0 && <Breadcrumbs ancestors={ancestors} />}
      header={
        <Header variant="h1" actions={actions}>
          <PageHeading>{title}</PageHeading>
        </Header>
      }
    >
      {children}
    </ContentLayout>
  );
}
