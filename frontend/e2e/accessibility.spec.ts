import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, listOf, rowOf, test } from './fixtures.ts';

const schemes = ['light', 'dark'] as const;
const widths = [360, 1280];

for (const colorScheme of schemes) {
  for (const width of widths) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test('the list and its dialog', async ({ page, author, createBook }) => {
        await createBook({ name: 'Dune' });
        await page.goto(listOf(author));
        await expect(rowOf(page, 'Dune')).toBeVisible();
        await expectAccessible(page);

        await rowOf(page, 'Dune').getByRole('checkbox').check();
        await page.getByRole('button', { name: 'Delete' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
      });

      test('the empty list', async ({ page }) => {
        await page.goto(listOf('Nobody at all'));
        await expect(page.getByText('No books by')).toBeVisible();
        await expectAccessible(page);
      });

      test('a book', async ({ page, createBook }) => {
        const { id } = await createBook({ name: 'Dune' });
        await page.goto(`/books/${id}`);
        await expect(page.getByRole('heading', { name: 'Dune' })).toBeVisible();
        await expectAccessible(page);
      });

      test('the form, with errors and with a conflict', async ({ page, request, createBook }) => {
        const { id, author } = await createBook({ name: 'Dune' });
        await page.goto(`/books/${id}/edit`);
        await page.getByLabel('Name').fill('');
        await page.getByRole('button', { name: 'Save changes' }).click();
        await expect(page.getByText('Enter a name.')).toBeVisible();
        await expectAccessible(page);

        await request.put(`/updateBook/${id}`, { data: { name: 'Other', author } });
        await page.getByLabel('Name').fill('Mine');
        await page.getByRole('button', { name: 'Save changes' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
      });

      test('a page that does not exist', async ({ page }) => {
        await page.goto('/nowhere');
        await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
        await expectAccessible(page);
      });
    });
  }
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`)).toEqual(
    [],
  );
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'no scrolling to the side').toBe(0);
}
