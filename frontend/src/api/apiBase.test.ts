import { beforeEach, describe, expect, it, vi } from 'vitest';

async function baseWith(answer: () => Promise<Response>): Promise<string> {
  vi.stubGlobal('fetch', answer);
  const { apiBase, readApiBase } = await import('./apiBase');
  readApiBase();
  return apiBase();
}

describe('the base of the API', () => {
  beforeEach(() => {
    vi.resetModules();
  });

  it.each([
    ['the one of the file', Response.json({ apiBase: '/api' }), '/api'],
    ['the root', Response.json({ apiBase: '' }), ''],
    ['the root where the file says nothing', Response.json({}), ''],
    ['the root where the file says no text', Response.json({ apiBase: 1 }), ''],
    ['the root where the answer is a page', new Response('<html>'), ''],
    ['the root where there is no file', new Response('<Error>', { status: 403 }), ''],
  ])('is %s', async (_name, answer, expected) => {
    expect(await baseWith(() => Promise.resolve(answer))).toBe(expected);
  });

  it('is the root where nothing answers', async () => {
    expect(await baseWith(() => Promise.reject(new TypeError('offline')))).toBe('');
  });

  it('is what the calls of the API begin with', async () => {
    await baseWith(() => Promise.resolve(Response.json({ apiBase: '/api' })));
    const { stubApi } = await import('../testing/api');
    const { booksClient } = await import('./booksClient');
    const fetch = stubApi([], () => Promise.resolve(Response.json([])));
    await booksClient.list({ limit: 20 });
    expect(fetch.mock.calls[0]?.[0].url).toBe(`${window.location.origin}/api/getBooks?limit=20`);
  });
});
