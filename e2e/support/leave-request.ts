import { expect, type Page } from "@playwright/test";

/** Files a leave request through the catalog and the form; ends on the ticket's page. */
export async function fileLeave(page: Page, leave: { title: string; days: number }): Promise<string> {
  await page.getByRole("link", { name: "New ticket" }).first().click();
  await page.getByRole("link", { name: /^Leave/ }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(leave.title);
  await fillDateTime(page, "From", { month: "01", day: "05", year: "2027", hour: "09" });
  await fillDateTime(page, "To", { month: "01", day: "09", year: "2027", hour: "18" });
  await page.getByRole("textbox", { name: "Days" }).fill(String(leave.days));
  await page.getByRole("button", { name: /Type/ }).click();
  await page.getByRole("option", { name: "Annual leave" }).click();
  await page.getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: leave.title })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Types a date-time of 24 hours part by part, as its label's first letters name it. */
export async function fillDateTime(
  page: Page,
  label: string,
  parts: Record<"month" | "day" | "year" | "hour", string>,
) {
  const group = page.getByRole("group", { name: new RegExp(`^${label}`) });
  for (const [part, text] of Object.entries({ ...parts, minute: "00" })) {
    await group.getByRole("spinbutton", { name: new RegExp(`^${part},`) }).click();
    await page.keyboard.type(text);
  }
}

/** Opens the ticket from the reader's own to-do list. */
export async function openFromInbox(page: Page, title: string): Promise<void> {
  await page.goto("/inbox");
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

export async function press(page: Page, button: string): Promise<void> {
  await actions(page).getByRole("button", { name: button, exact: true }).click();
}

export const actions = (page: Page) => page.getByRole("region", { name: "Actions" });

export async function expectStatus(page: Page, status: string): Promise<void> {
  await expect(page.getByRole("main").getByText(status, { exact: true }).first()).toBeVisible();
}
