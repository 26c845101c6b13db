import { expect, type Page, test } from "@playwright/test";
import { beginFlow, inspectorOf, nodeOf, untilSaved } from "./support/flow-on-canvas";
import { openAs } from "./support/sign-in";

const TOLD = "Somebody else changed this draft";

test("of two who draw one flow the second is told, compares both, and nothing is lost", async ({ browser }) => {
  test.setTimeout(120_000);
  const [feng, admin] = [await openAs(browser, "feng"), await openAs(browser, "admin")];
  await beginFlow(feng, `Drawn by two ${Date.now()}`);
  await admin.goto(feng.url());
  await expect(nodeOf(admin, "Request")).toBeVisible();

  await rename(feng, "Request", "Drawn by Feng");
  await untilSaved(feng);
  await rename(admin, "Request", "Drawn by Ada");
  const told = admin.getByRole("alertdialog", { name: TOLD });
  await expect(told).toContainText("Feng Hao saved another draft while you were drawing.");
  const differences = told.getByRole("region", { name: "From their draft to yours:" });
  await expect(differences).toContainText("Drawn by Feng");
  await expect(differences).toContainText("Drawn by Ada");
  await told.getByRole("button", { name: "Keep mine" }).click();
  await expect(told).toHaveCount(0);
  await untilSaved(admin);
  await expect(nodeOf(admin, "Drawn by Ada")).toBeVisible();

  await rename(feng, "Drawn by Feng", "Drawn by Feng again");
  const toldToo = feng.getByRole("alertdialog", { name: TOLD });
  await toldToo.getByRole("button", { name: "Take theirs" }).click();
  await expect(toldToo).toHaveCount(0);
  await expect(nodeOf(feng, "Drawn by Ada")).toBeVisible();
  await feng.keyboard.press("Control+z");
  await expect(nodeOf(feng, "Drawn by Feng again")).toBeVisible();
  await feng.keyboard.press("Control+y");
  await expect(nodeOf(feng, "Drawn by Ada")).toBeVisible();
  await untilSaved(feng);

  await bringBack(feng, "Drawn by Feng again");
});

/** Finds the draft among those that were set aside, looks at it, and makes it the draft. */
async function bringBack(page: Page, node: string): Promise<void> {
  await page.getByRole("link", { name: "Versions", exact: true }).click();
  const aside = page.getByRole("region", { name: "Set aside" }).getByRole("listitem");
  await expect(aside.filter({ hasText: "Two people drew at once" })).toHaveCount(2);
  await choose(page, "Look at it");
  await expect(page.locator("[data-mode=read]").getByText(node, { exact: true })).toBeVisible();
  await choose(page, "Make it the draft");
  await page.getByRole("dialog").getByRole("button", { name: "Make it the draft" }).click();
  await expect(aside.first()).toContainText("Another version was made the draft.");
  await page.getByRole("link", { name: "Canvas", exact: true }).click();
  await expect(nodeOf(page, node)).toBeVisible();
}

/** Of the newest draft that was set aside. */
async function choose(page: Page, what: string): Promise<void> {
  const aside = page.getByRole("region", { name: "Set aside" }).getByRole("listitem");
  await aside
    .first()
    .getByRole("button", { name: /^What can be done with/ })
    .click();
  await page.getByRole("menuitem", { name: what }).click();
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  await nodeOf(page, from).click();
  await inspectorOf(page)
    .getByRole("textbox", { name: /^Name\*$/ })
    .fill(to);
  await expect(nodeOf(page, to)).toBeVisible();
}
