import { onlineManager } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { problemAnswer, stubApi } from '../../testing/api';
import { dune, solaris } from '../../testing/books';
import { renderAt } from '../../testing/renderAt';
import { wholeText } from '../../testing/text';

afterEach(() => onlineManager.setOnline(true));

const neverAnswers = () => new Promise<Response>(() => undefined);

describe('the list', () => {
  it('says that it is loading until the answer is there', async () => {
    stubApi([], neverAnswers);
    renderAt('/books');
    expect(await screen.findByText('Loading books')).toBeVisible();
  });

  it('shows each book with its author and release date', async () => {
    stubApi([dune, solaris]);
    renderAt('/books');
    expect(
      await screen.findByRole('row', { name: /Dune Frank Herbert Aug 1, 1965/ }),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /Solaris Stanisław Lem –/ })).toBeVisible();
  });

  it('says so when there are no books', async () => {
    stubApi([]);
    renderAt('/books');
    expect(await screen.findByText('No books yet')).toBeVisible();
  });

  it('shows what went wrong, and the books after a retry', async () => {
    let isBroken = true;
    stubApi([dune], () =>
      isBroken ? Promise.resolve(problemAnswer(400, { detail: 'No such cursor' })) : undefined,
    );
    const user = renderAt('/books');
    expect(await screen.findByText('No such cursor')).toBeVisible();
    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Dune')).toBeVisible();
  });

  it('says that it is offline, and loads when it is online again', async () => {
    onlineManager.setOnline(false);
    stubApi([dune]);
    renderAt('/books');
    expect(await screen.findByText('The books appear when you are online again.')).toBeVisible();
    act(() => onlineManager.setOnline(true));
    expect(await screen.findByText('Dune')).toBeVisible();
  });
});

it('the filter shows the books of a whole name, and keeps the focus', async () => {
  stubApi([dune, solaris]);
  const user = renderAt('/books');
  await screen.findByText('Solaris');
  const filter = await screen.findByRole('combobox', { name: 'Filter by author' });
  await user.type(filter, 'Frank Herbert{Enter}');
  await waitFor(() => expect(screen.queryByText('Solaris')).not.toBeInTheDocument());
  expect(await screen.findByRole('link', { name: 'Dune' })).toBeVisible();
  expect(window.location.search).toBe('?author=Frank+Herbert');
  expect(filter).toHaveFocus();
});

describe('the actions', () => {
  it.each([
    [[], { Edit: false, Delete: false }],
    [['Dune'], { Edit: true, Delete: true }],
    [['Dune', 'Solaris'], { Edit: false, Delete: true }],
  ])('with %j selected', async (names, expected) => {
    stubApi([dune, solaris]);
    const user = renderAt('/books');
    await screen.findByText('Dune');
    for (const name of names) {
      await user.click(screen.getByRole('checkbox', { name: `Select ${name}` }));
    }
    for (const [action, isEnabled] of Object.entries(expected)) {
      const button = screen.getByRole('button', { name: action });
      expect(button).toHaveProperty('disabled', !isEnabled);
    }
  });

  it('delete the selected books that can be deleted, and name the one that cannot', async () => {
    stubApi([dune, solaris], ({ url }) =>
      url.endsWith('/deleteBook/dune')
        ? Promise.resolve(problemAnswer(403, { detail: 'Not this one.' }))
        : undefined,
    );
    const user = renderAt('/books');
    await screen.findByText('Dune');
    await user.click(screen.getByRole('checkbox', { name: 'Select all books on this page' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText(wholeText('Deleted “Solaris”.'))).toBeVisible();
    expect(screen.getByText(wholeText('Could not delete “Dune”. Not this one.'))).toBeVisible();
    expect(screen.getByRole('link', { name: 'Dune' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Solaris' })).not.toBeInTheDocument();
  });
});
