import { useCallback } from 'react';
import { useLocation } from 'wouter';

interface FollowEvent {
  readonly detail: { readonly href?: string | undefined };
  preventDefault(): void;
}

/** Makes a Cloudscape link change the page without loading the document again. */
export function useFollow(): (event: FollowEvent) => void {
  const [, navigate] = useLocation();
  return useCallback(
    (event) => {
      if (event.detail.href !== undefined) {
        event.preventDefault();
        navigate(event.detail.href);
      }
    },
    [navigate],
  );
}
