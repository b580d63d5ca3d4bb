import { NotFoundPage } from '../shell/NotFoundPage';

export function BookNotFound() {
  return (
    <NotFoundPage
      title="Book not found"
      reason="There is no book at this address. It may have been deleted."
    />
  );
}
