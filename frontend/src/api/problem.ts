import { ApiProblem, type Violation } from './errors';
import { isJsonObject, type JsonObject } from './json';

/** Reads a failed answer. CloudFront's own error pages are HTML: they become a problem too. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const { title, detail, errors } = await bodyOf(response);
  return new ApiProblem(
    response.status,
    textOf(detail) ?? textOf(title) ?? `The service answered ${response.status}.`,
    violationsIn(errors),
    secondsOf(response.headers.get('Retry-After')),
  );
}

async function bodyOf(response: Response): Promise<JsonObject> {
  if (!isJson(response)) {
    return {};
  }
  const body: unknown = await response.json().catch(() => undefined);
  return isJsonObject(body) ? body : {};
}

export function isJson(response: Response): boolean {
  return /^application\/(problem\+)?json\b/i.test(response.headers.get('Content-Type') ?? '');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function violationsIn(value: unknown): Violation[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value
    .filter(isJsonObject)
    .flatMap(({ field, rule, message }) =>
      typeof field === 'string' && typeof message === 'string'
        ? [{ field, rule: typeof rule === 'string' ? rule : '', message }]
        : [],
    );
}

/** `Retry-After` may also be a date; the API sends seconds, so anything else counts as absent. */
function secondsOf(value: string | null): number | undefined {
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}
