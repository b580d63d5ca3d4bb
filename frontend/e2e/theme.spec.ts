import { expect, test } from './fixtures.ts';

const WHITE = 'rgb(255, 255, 255)';

test.use({ colorScheme: 'light' });

test('a chosen theme stays through a reload, and the system’s returns when asked', async ({
  page,
}) => {
  const ground = page.locator('#root > div');
  const choose = async (theme: string) => {
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemcheckbox', { name: theme }).click();
  };
  await page.goto('/books');
  await expect(ground).toHaveCSS('background-color', WHITE);
  await choose('Dark');
  await expect(ground).not.toHaveCSS('background-color', WHITE);
  await page.reload();
  await expect(ground).not.toHaveCSS('background-color', WHITE);
  await choose('Same as system');
  await expect(ground).toHaveCSS('background-color', WHITE);
});
