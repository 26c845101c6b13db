import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";

/** Browsers that were opened, and the test they are for; a line to the server stays open as long as its browser. */
let opened: { testId: string; contexts: BrowserContext[] } = { testId: "", contexts: [] };

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** The session that somebody came by when they last signed in, by the server's address and who they are. */
const sessions = new Map<string, Cookies>();

/**
 * A browser of their own for somebody who is signed in: with the session they have from before, or with their password
 * where they have none or it has ended. It is closed once another test opens one.
 */
export async function openAs(
  browser: Browser,
  username: string,
  options: { password?: string; baseURL?: string } = {},
): Promise<Page> {
  const { password = "wild-goose", baseURL } = options;
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await closeOthers(context);
  const page = await context.newPage();
  const key = JSON.stringify([baseURL, username, password]);
  await context.addCookies(sessions.get(key) ?? []);
  // The page is at work, and not only to be seen, once it follows what happens.
  const told = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
  await page.goto("/inbox");
  const [field, heading] = [page.getByLabel("User name"), page.getByRole("heading", { level: 1, name: "To-do" })];
  await expect(field.or(heading)).toBeVisible();
  if (await field.isVisible()) {
    await field.fill(username);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  await expect(heading).toBeVisible();
  await told;
  sessions.set(
    key,
    (await context.cookies()).filter(({ name }) => name.includes("session")),
  );
  return page;
}

async function closeOthers(context: BrowserContext): Promise<void> {
  const { testId } = test.info();
  const others = opened.testId === testId ? [] : opened.contexts;
  opened = { testId, contexts: [...(opened.testId === testId ? opened.contexts : []), context] };
  await Promise.all(others.map((other) => other.close()));
}
