import { Page } from './Page';
import { SkeletonLines } from './SkeletonLines';

/** A page whose program is on its way. */
export function PageSkeleton() {
  return (
    <Page title="Loading">
      <SkeletonLines label="Loading the page" />
    </Page>
  );
}
