import type { Page } from '@playwright/test';
import { expect, listOf, notice, test } from './fixtures.ts';

/** What people write: one long word, and letters of the other direction. */
const LONG = 'Ω'.repeat(200);
const RIGHT_TO_LEFT = 'שלום (1)!';

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('a long unbroken name stays within its place on every page', async ({
      page,
      author,
      createBook,
    }) => {
      const { id } = await createBook({ name: LONG });
      await createBook({ name: 'Short' });
      await createBook({ name: LONG, author: `${author}${'x'.repeat(200 - author.length)}` });

      await page.goto('/books?author=' + encodeURIComponent(author));
      const row = page.getByRole('row').filter({ hasText: LONG });
      await expect(row.getByRole('link')).toBeVisible();
      await expectWithin(page);
      // One rhythm: a name of any length takes three lines at most. The table may draw its rows
      // anew meanwhile, and an element that it has replaced has no place.
      const LINE_PX = 20;
      const name = row.locator('bdi').first();
      await expect
        .poll(async () => (await name.boundingBox())?.height ?? Infinity)
        .toBeLessThanOrEqual(3 * LINE_PX + 2);
      for (const cell of await row.locator('td, th').all()) {
        expect(await cell.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
      }

      await row.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectWithin(page);
      await page.keyboard.press('Escape');

      await page.goto(`/books/${id}`);
      await expect(page.getByRole('heading', { name: LONG })).toBeVisible();
      await expectWithin(page);

      await page.getByRole('link', { name: 'Edit' }).click();
      await expect(page.getByLabel('Name')).toHaveValue(LONG);
      await expectWithin(page);
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(notice(page, `Saved “${LONG}”.`)).toBeVisible();
      await expectWithin(page);

      await page.goto(listOf(LONG));
      await expect(page.getByText('No books by')).toBeVisible();
      await expectWithin(page);
    });
  });
}

test('what people wrote is isolated from the words around it', async ({ page, createBook }) => {
  const { id, author } = await createBook({ name: RIGHT_TO_LEFT });
  const isolated = page.locator('bdi', { hasText: RIGHT_TO_LEFT });
  await page.goto(listOf(author));
  await expect(page.getByRole('link', { name: RIGHT_TO_LEFT }).locator('bdi')).toBeVisible();
  await page.getByRole('checkbox', { name: `Select ${RIGHT_TO_LEFT}` }).check();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog').locator(isolated)).toBeVisible();
  await page.goto(`/books/${id}`);
  await expect(page.getByRole('heading', { level: 1 }).locator('bdi')).toHaveText(RIGHT_TO_LEFT);
  await expect(page).toHaveTitle(/^\u2068.*\u2069 · /);
  await page.goto(`/books/${id}/edit`);
  await expect(page.getByLabel('Name')).toHaveAttribute('dir', 'auto');
  await expect(page.getByLabel('Breadcrumbs').locator(isolated)).toBeVisible();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByLabel('Notifications').locator(isolated)).toBeVisible();
});

async function expectWithin(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    return [...document.querySelectorAll('main *, [role="dialog"] *')]
      .filter((element) => {
        const { width, right, left } = element.getBoundingClientRect();
        const isSeen =
          width > 1 &&
          element.checkVisibility({ visibilityProperty: true }) &&
          (element.textContent.trim() !== '' || element.matches('input, button, svg'));
        return isSeen && (right > clientWidth + 1 || left < -1);
      })
      .map((element) => `${element.tagName} ${element.className}`);
  });
  expect(beyond, 'elements beyond the screen').toEqual([]);
}
