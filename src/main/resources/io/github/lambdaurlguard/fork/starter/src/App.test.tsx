import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { App } from './App';
import { routes } from './routes';

test('shows what a function answers', async () => {
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(
      address === '/config.json'
        ? Response.json({ apiBase: '/api' })
        : new Response(`the answer of ${address}`, { status: 200 }),
    ),
  );
  render(<App />);

  await userEvent.click(screen.getByRole('button', { name: `Call ${routes[0]}` }));

  expect(await screen.findByText(`200 the answer of /api${routes[0]}`)).toBeInTheDocument();
});

test('shows that a call failed', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no connection')));
  render(<App />);

  await userEvent.click(screen.getByRole('button', { name: `Call ${routes[0]}` }));

  expect(await screen.findByText('Error: no connection')).toBeInTheDocument();
});
