import { expect, type Locator, type Page } from "@playwright/test";
import { actions } from "./leave-request";

/** Fills in a request of a flow whose tickets can be withdrawn; nothing is pressed yet. */
export async function withdrawable(page: Page, title: string): Promise<void> {
  await page.getByRole("link", { name: "New ticket" }).first().click();
  await page.getByRole("link", { name: /^Access/ }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("button", { name: /System/ }).click();
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: /System, level 2/ }).click();
  await page.getByRole("option").first().click();
  await page.getByText("Look", { exact: true }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("Reading the logs");
}

/** Finds somebody by what is typed and takes them. */
export async function choosePerson(dialog: Locator, text: string, name: string): Promise<void> {
  await dialog.getByRole("combobox").fill(text);
  await dialog
    .page()
    .getByRole("option", { name: new RegExp(name) })
    .click();
}

/** As `choosePerson`, where several may be chosen and the list stays open for the next. */
export async function addPerson(dialog: Locator, text: string, name: string): Promise<void> {
  await choosePerson(dialog, text, name);
  await dialog.page().keyboard.press("Escape");
  await expect(dialog.page().getByRole("option")).toHaveCount(0);
}

/** What has no room in the bar. */
export async function openMore(page: Page, choice: string): Promise<void> {
  await actions(page).getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: choice }).click();
}
