import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { PageHeading } from './PageHeading';
import { useFollow } from './useFollow';

interface PageProps {
  readonly title: string;
  readonly description?: string | undefined;
  /** The pages above this one, outermost first. */
  readonly ancestors?: readonly { readonly text: string; readonly href: string }[];
  readonly actions?: ReactNode;
  readonly maxContentWidth?: number;
  readonly children: ReactNode;
}

/** The frame of a page: where it is, what it is called, what can be done there. */
export function Page({
  title,
  description,
  ancestors = [],
  actions,
  maxContentWidth,
  children,
}: PageProps) {
  const follow = useFollow();
  return (
    <ContentLayout
      defaultPadding
      {...(maxContentWidth !== undefined && { maxContentWidth })}
      breadcrumbs={
        ancestors.length > 0 && (
          <BreadcrumbGroup
            ariaLabel="Breadcrumbs"
            items={[...ancestors, { text: title, href: '' }]}
            onFollow={follow}
          />
        )
      }
      header={
        <Header variant="h1" description={description} actions={actions}>
          <PageHeading>{title}</PageHeading>
        </Header>
      }
    >
      {children}
    </ContentLayout>
  );
}
