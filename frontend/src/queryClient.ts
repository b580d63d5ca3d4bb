import { QueryClient } from '@tanstack/react-query';
import { ApiProblem, UnexpectedAnswer } from './api/errors';

const MAX_RETRIES = 2;
const FIRST_RETRY_DELAY_MS = 500;
/** Longer than this a person should see the error and decide. */
const MAX_RETRY_DELAY_MS = 5_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthRetrying, retryDelay: retryDelayMs, staleTime: 5_000 },
      // Offline, a change fails at once and is undone: it must not wait and surprise later.
      mutations: { networkMode: 'always' },
    },
  });
}

export function isWorthRetrying(failures: number, error: Error): boolean {
  if (failures >= MAX_RETRIES || error instanceof UnexpectedAnswer) {
    return false;
  }
  return !(error instanceof ApiProblem) || error.status >= 500;
}

export function retryDelayMs(failures: number, error: Error): number {
  const asked = error instanceof ApiProblem ? error.retryAfterSeconds : undefined;
  const delay = asked === undefined ? FIRST_RETRY_DELAY_MS * 2 ** failures : asked * 1_000;
  return Math.min(delay, MAX_RETRY_DELAY_MS);
}
