import { type Browser, expect, type Page } from "@playwright/test";

/** A browser of their own for somebody, signed in with a password. */
export async function openAs(
  browser: Browser,
  username: string,
  options: { password?: string; baseURL?: string } = {},
): Promise<Page> {
  const context = await browser.newContext(options.baseURL === undefined ? {} : { baseURL: options.baseURL });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill(options.password ?? "wild-goose");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "To-do" })).toBeVisible();
  return page;
}
