import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Fails where the page, as it is, breaks one of axe's rules in one of the themes, or scrolls to the
 * side. It has to be in the light one.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'no scrolling to the side').toBe(0);
  await expectNoViolation(page, axeOf(page));
  // The other theme changes colours, and nothing else that axe looks at.
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(page, axeOf(page).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
}

async function expectNoViolation(page: Page, axe: AxeBuilder): Promise<void> {
  // Half of a colour, while something fades in, has half of its contrast.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`)).toEqual(
    [],
  );
}

/** No frame here is of another origin: what looks into those takes axe a page more, each time. */
function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}
