/** What the API said about one field of a book or of a query. */
export interface Violation {
  readonly field: string;
  /** The name of the rule, which stays while the message may change. */
  readonly rule: string;
  readonly message: string;
}

/** The API refused or failed, and said so as a problem (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly violations: readonly Violation[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    message: string,
    violations: readonly Violation[] = [],
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.status = status;
    this.violations = violations;
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

export function violationsOf(error: unknown): readonly Violation[] {
  return error instanceof ApiProblem ? error.violations : [];
}

/** What the API found wrong with the field. */
export function violationOf(error: unknown, field: string): Violation | undefined {
  return violationsOf(error).find((violation) => violation.field === field);
}
