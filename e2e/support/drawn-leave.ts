import { type Browser, expect, type Page } from "@playwright/test";
import { actions, expectStatus, fillDateTime, openFromInbox, press } from "./leave-request";
import { openAs } from "./sign-in";

/** The form of the leave flow that is drawn: kinds of fields, and what they are called. */
export const LEAVE_FIELDS = [
  ["Date and time", "From"],
  ["Date and time", "To"],
  ["Number", "Days"],
  ["Long text", "Reason"],
] as const;

export async function untilPublished(page: Page): Promise<void> {
  await expect(page.getByText("Version 1 is published.")).toBeVisible();
}

/** Files four days of leave in a flow that was just drawn. @returns the title and the path of the ticket. */
export async function fileDrawnLeave(page: Page, flow: string): Promise<{ title: string; path: string }> {
  const title = `${flow}, four days`;
  await page.goto("/new");
  await page.getByRole("link", { name: new RegExp(`^${flow}`) }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await fillDateTime(page, "From", { month: "01", day: "05", year: "2027", hour: "09" });
  await fillDateTime(page, "To", { month: "01", day: "08", year: "2027", hour: "18" });
  await page.getByRole("textbox", { name: "Days" }).fill("4");
  await page.getByRole("textbox", { name: "Reason" }).fill("The sea");
  await press(page, "Submit");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return { title, path: new URL(page.url()).pathname };
}

/** The leader agrees, the director agrees, and the HR desk claims and files it. */
export async function decideLeave(browser: Browser, title: string): Promise<void> {
  await answer(await openAs(browser, "guiji"), title, "Approve");
  await answer(await openAs(browser, "linda"), title, "Approve");
  const desk = await openAs(browser, "jack");
  await openFromInbox(desk, title);
  await expect(desk.getByText("The sea")).toBeVisible();
  await press(desk, "Claim");
  await press(desk, "File");
  await expectStatus(desk, "Finished");
}

/** Opens a ticket from the to-do list, and presses a button that ends the task. */
export async function answer(page: Page, title: string, button: string): Promise<void> {
  await openFromInbox(page, title);
  await press(page, button);
  await expect(actions(page)).toHaveCount(0);
}
