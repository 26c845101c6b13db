import { expect, type Page } from "@playwright/test";

/** Files a leave request through the catalog and the form; ends on the ticket's page. */
export async function fileLeave(page: Page, leave: { title: string; days: number }): Promise<string> {
  await page.getByRole("link", { name: "New ticket" }).first().click();
  await page.getByRole("link", { name: /^Leave/ }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(leave.title);
  await fillDateTime(page, "From", { month: "1", day: "5", year: "2027", hour: "9" });
  await fillDateTime(page, "To", { month: "1", day: "9", year: "2027", hour: "6" });
  await page.getByRole("textbox", { name: "Days" }).fill(String(leave.days));
  await page.getByRole("button", { name: /Type/ }).click();
  await page.getByRole("option", { name: "Annual leave" }).click();
  await page.getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: leave.title })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function fillDateTime(page: Page, label: string, parts: Record<"month" | "day" | "year" | "hour", string>) {
  const group = page.getByRole("group", { name: label, exact: true });
  for (const [part, text] of Object.entries(parts)) {
    await group.getByRole("spinbutton", { name: new RegExp(`^${part},`) }).click();
    await page.keyboard.type(text);
  }
  await group.getByRole("spinbutton", { name: /^minute,/ }).click();
  await page.keyboard.type("00");
  await group.getByRole("spinbutton", { name: /^AM\/PM,/ }).click();
  await page.keyboard.type(parts.hour === "9" ? "A" : "P");
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
