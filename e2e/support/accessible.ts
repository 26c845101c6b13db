import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** `within`: a selector of the part to look at. `rule`: the only one to ask about. */
type Options = { within?: string; rule?: string };

export async function expectAccessible(page: Page, { within, rule }: Options = {}): Promise<void> {
  // What fades in, or goes over to the colours of the other theme, has no contrast of its own yet.
  await page.addStyleTag({
    content: "*, *::before, *::after { transition: none !important; animation: none !important }",
  });
  // Without a second page for the sake of foreign frames, of which there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // What React Aria reads aloud names things by elements that may be gone a moment later.
  axe.exclude("[data-live-announcer]");
  if (within !== undefined) axe.include(within);
  if (rule === undefined) axe.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]);
  else axe.withRules([rule]);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${new URL(page.url()).pathname} ${id}: ${nodes[0]?.target}`)).toEqual([]);
}

/** In the light, and in the dark, where nothing but the colours are others. */
export async function expectAccessibleInBoth(page: Page, options: Pick<Options, "within"> = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectAccessible(page, options);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectAccessible(page, { ...options, rule: "color-contrast" });
}
