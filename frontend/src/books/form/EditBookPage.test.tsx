import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problemAnswer, stubApi } from '../../testing/api';
import { dune } from '../../testing/books';
import { deferred } from '../../testing/deferred';
import { renderAt } from '../../testing/renderAt';
import { wholeText } from '../../testing/text';

async function changeName(user: ReturnType<typeof renderAt>, name: string): Promise<void> {
  const field = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(field);
  await user.type(field, name);
}

const save = () => screen.getByRole('button', { name: 'Save changes' });

function isUpdate({ method }: Request): boolean {
  return method === 'PUT';
}

describe('saving', () => {
  it('sends what was entered, and shows the saved book', async () => {
    const fetch = stubApi([dune]);
    const user = renderAt('/books/dune/edit');
    await changeName(user, ' Dune Messiah ');
    await user.click(save());
    expect(await screen.findByRole('heading', { name: 'Dune Messiah' })).toBeVisible();
    expect(fetch.mock.calls.filter(([request]) => isUpdate(request))).toHaveLength(1);
  });

  it('sends nothing that breaks a rule', async () => {
    const fetch = stubApi([dune]);
    const user = renderAt('/books/dune/edit');
    await changeName(user, ' ');
    await user.click(save());
    expect(screen.getByText('Enter a name.')).toBeVisible();
    expect(fetch.mock.calls.some(([request]) => isUpdate(request))).toBe(false);
  });

  it('shows a change at once in the list, and takes it back when it fails', async () => {
    const { promise, resolve } = deferred<Response>();
    stubApi([dune], (request) => (isUpdate(request) ? promise : undefined));
    const user = renderAt('/books/dune/edit');
    await changeName(user, 'Dune Messiah');
    await user.click(save());
    await user.click(screen.getByRole('link', { name: 'Books' }));
    expect(await screen.findByRole('link', { name: 'Dune Messiah' })).toBeVisible();

    resolve(problemAnswer(503, { detail: 'The table is throttled.' }));
    expect(await screen.findByRole('link', { name: 'Dune' })).toBeVisible();
    expect(
      screen.getByText('Your changes could not be saved. The table is throttled.'),
    ).toBeVisible();
  });
});

it('a save that ends after the person has left does not take them away again', async () => {
  const { promise, resolve } = deferred<Response>();
  stubApi([dune], (request) => (isUpdate(request) ? promise : undefined));
  const user = renderAt('/books/dune/edit');
  await changeName(user, 'Dune Messiah');
  await user.click(save());
  await user.click(screen.getByRole('link', { name: 'Books' }));
  await screen.findByRole('heading', { name: 'Books' });
  resolve(Response.json({ ...dune, name: 'Dune Messiah' }, { headers: { ETag: '"2"' } }));
  expect(await screen.findByText(wholeText('Saved “Dune Messiah”.'))).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Books' })).toBeVisible();
});

describe('a conflict', () => {
  it('shows both versions, field by field', async () => {
    let isChanged = false;
    stubApi([dune], (request) => {
      if (isUpdate(request) && !isChanged) {
        isChanged = true;
        return Promise.resolve(problemAnswer(412, { detail: 'Changed' }));
      }
      return undefined;
    });
    const user = renderAt('/books/dune/edit');
    await changeName(user, 'Mine');
    await user.click(save());
    const dialog = await screen.findByRole('dialog', { name: 'Somebody else changed this book' });
    expect(within(dialog).getByRole('row', { name: 'Name Mine Dune' })).toBeVisible();
    expect(
      within(dialog).getByRole('row', { name: 'Author Frank Herbert Frank Herbert' }),
    ).toBeVisible();
  });
});
