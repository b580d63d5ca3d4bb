import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { moduleQuery } from './moduleQuery';
import { PageLoadError } from './PageLoadError';
import { PageSkeleton } from './PageSkeleton';

interface LazyPageProps<Module> {
  readonly name: string;
  readonly load: () => Promise<Module>;
  readonly children: (module: Module) => ReactNode;
}

/** A page whose program is loaded when somebody goes there. */
export function LazyPage<Module>({ name, load, children }: LazyPageProps<Module>) {
  const { data, error, isFetching, refetch } = useQuery(moduleQuery(name, load));
  if (data !== undefined) {
    return children(data);
  }
  if (error !== null) {
    return <PageLoadError isRetrying={isFetching} onRetry={() => void refetch()} />;
  }
  return <PageSkeleton />;
}
