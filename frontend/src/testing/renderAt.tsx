import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from '../App';
import { createQueryClient } from '../queryClient';

/** Opens the application at an address, and returns the person who uses it. */
export function renderAt(path: string) {
  window.history.replaceState(null, '', path);
  render(<App queryClient={createQueryClient()} />);
  return userEvent.setup({ delay: null });
}
