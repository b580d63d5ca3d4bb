import { expect, it, vi } from 'vitest';
import { forever } from './storage';

it('keeps, finds and forgets', () => {
  forever.write('key', 'text');
  expect(forever.read('key')).toBe('text');
  forever.remove('key');
  expect(forever.read('key')).toBeNull();
});

it('keeps nothing where storage is blocked', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  forever.write('key', 'text');
  expect(forever.read('key')).toBeNull();
});
