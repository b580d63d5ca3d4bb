import { describe, expect, it } from 'vitest';
import { ApiProblem, NetworkError, UnexpectedAnswer } from './api/errors';
import { isWorthRetrying, retryDelayMs } from './queryClient';

describe('a failed read is tried again', () => {
  it.each([
    ['without an answer', new NetworkError(), 0, true],
    ['after a fault of the service', new ApiProblem(503, ''), 0, true],
    ['after a second one', new ApiProblem(503, ''), 1, true],
    ['but not after a third', new ApiProblem(503, ''), 2, false],
    ['but not when the request was at fault', new ApiProblem(404, ''), 0, false],
    ['but not when the answer broke the contract', new UnexpectedAnswer(), 0, false],
  ])('%s', (_name, error, failures, expected) => {
    expect(isWorthRetrying(failures, error)).toBe(expected);
  });

  it.each([
    ['soon', new NetworkError(), 0, 500],
    ['then later', new NetworkError(), 1, 1_000],
    ['when the service asked', new ApiProblem(503, '', [], 2), 0, 2_000],
    ['but never much later', new ApiProblem(503, '', [], 60), 0, 5_000],
  ])('%s', (_name, error, failures, expectedMs) => {
    expect(retryDelayMs(failures, error)).toBe(expectedMs);
  });
});
