import { queryOptions } from '@tanstack/react-query';
import { loadModule } from '../loadModule';

/**
 * A part of the program as a query: a failed load is repeated, waits while the browser is offline,
 * and can be asked for again. `React.lazy` keeps its first failure for ever.
 */
export function moduleQuery<Module>(name: string, load: () => Promise<Module>) {
  return queryOptions({
    queryKey: ['module', name],
    queryFn: () => loadModule(load),
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    // The browser may have it kept, so the first attempt does not ask whether there is a network.
    networkMode: 'offlineFirst',
  });
}
