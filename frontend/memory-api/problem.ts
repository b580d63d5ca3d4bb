export interface BrokenRule {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
};

/** A problem as RFC 9457 has it. */
export function problem(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
  errors?: readonly BrokenRule[],
): Response {
  const body = { type: 'about:blank', title: TITLES[status], status, detail, errors };
  return Response.json(body, {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  });
}
