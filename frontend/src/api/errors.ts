import type { BookField } from './book';

/** What a validation rule of the API said about one field. */
export interface FieldError {
  readonly field: BookField;
  readonly message: string;
}

/** The API refused or failed, and said so as a problem (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly fieldErrors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    message: string,
    fieldErrors: readonly FieldError[] = [],
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.status = status;
    this.fieldErrors = fieldErrors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer arrived: the network is down, or the connection broke. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** An answer arrived that the API's contract does not allow. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.status === status;
}

/** What to tell a person about a failure. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}
