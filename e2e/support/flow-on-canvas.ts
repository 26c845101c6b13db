import { expect, type Locator, type Page } from "@playwright/test";

/** A transition as it is read aloud: by its name and the names of the nodes it joins. */
export type Line = { name: string; from: string; to: string };

export const nodeOf = (page: Page, name: string): Locator =>
  page.locator("[data-mode=design] .react-flow__node").filter({ has: page.getByText(name, { exact: true }) });

export const lineOf = (page: Page, { name, from, to }: Line): Locator =>
  page.getByRole("group", { name: `${name}, from ${from} to ${to}`, exact: true });

export const inspectorOf = (page: Page): Locator => page.getByRole("complementary", { name: "Properties" });

/** Until the server has the flow as it is drawn. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");
}

/** Makes a flow of a request and an end; ends on its canvas. */
export async function beginFlow(page: Page, name: string): Promise<void> {
  await page.goto("/flows/new");
  await page.getByRole("button", { name: "Blank flow" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Create and draw" }).click();
  await expect(page).toHaveURL(/\/flows\/\d+\/canvas$/);
  await expect(nodeOf(page, "Request")).toBeVisible();
}

/** Opens a flow of the demo on its canvas. */
export async function openCanvas(page: Page, flow: string): Promise<void> {
  await page.goto("/flows");
  await page.getByRole("main").getByRole("link", { name: flow, exact: true }).click();
  await expect(page).toHaveURL(/\/canvas$/);
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
}
