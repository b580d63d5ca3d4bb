import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

// Makes the pictures of the documentation: `npm run screenshots`.

test.use({ viewport: { width: 1280, height: 720 } });

const dispossessed = {
  name: 'The Dispossessed',
  author: 'Ursula K. Le Guin',
  releaseDate: '1974-05-01',
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the list', async ({ page }) => {
      await page.goto('/books');
      await page.getByRole('row').nth(2).getByRole('checkbox').check();
      await save(page, `list-${colorScheme}`);
    });

    test('the form', async ({ page }) => {
      await page.goto('/books/new');
      await page.getByLabel('Author').fill(dispossessed.author);
      await page.getByRole('button', { name: 'Create book' }).click();
      await expect(page.getByText('Enter a name.')).toBeVisible();
      await save(page, `form-${colorScheme}`);
    });

    test('the conflict', async ({ page, request, createBook }) => {
      const { id } = await createBook(dispossessed);
      await page.goto(`/books/${id}/edit`);
      await page.getByLabel('Name').fill('The Dispossessed: An Ambiguous Utopia');
      const theirs = { ...dispossessed, releaseDate: '1974-06-01' };
      await request.put(`/updateBook/${id}`, { data: theirs });
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await save(page, `conflict-${colorScheme}`);
    });
  });
}

test('the list on a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 720 });
  await page.goto('/books');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await save(page, 'list-narrow');
});

async function save(page: Page, name: string): Promise<void> {
  // A button under the mouse would look pressed.
  await page.mouse.move(0, 0);
  const path = fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
