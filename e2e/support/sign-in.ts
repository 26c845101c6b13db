import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";

/** Browsers that were opened, and the test they are for; a line to the server stays open as long as its browser. */
let opened: { testId: string; contexts: BrowserContext[] } = { testId: "", contexts: [] };

/** A browser of their own for somebody, signed in with a password; it is closed once another test opens one. */
export async function openAs(
  browser: Browser,
  username: string,
  options: { password?: string; baseURL?: string } = {},
): Promise<Page> {
  const context = await browser.newContext(options.baseURL === undefined ? {} : { baseURL: options.baseURL });
  await closeOthers(context);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill(options.password ?? "wild-goose");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "To-do" })).toBeVisible();
  return page;
}

async function closeOthers(context: BrowserContext): Promise<void> {
  const { testId } = test.info();
  const others = opened.testId === testId ? [] : opened.contexts;
  opened = { testId, contexts: [...(opened.testId === testId ? opened.contexts : []), context] };
  await Promise.all(others.map((other) => other.close()));
}
