import { goTo } from './history';

interface FollowEvent {
  readonly detail: { readonly href?: string | undefined };
  preventDefault(): void;
}

/** Makes a Cloudscape link change the page without loading the document again. */
export function follow(event: FollowEvent): void {
  if (event.detail.href !== undefined) {
    event.preventDefault();
    goTo(event.detail.href);
  }
}
