import { expect, type Page, test } from "@playwright/test";
import { untilPublished } from "./support/drawn-leave";
import { beginFlow, inspectorOf, nodeOf, untilSaved } from "./support/flow-on-canvas";
import { Keyboard } from "./support/keyboard";
import { openFromInbox, press } from "./support/leave-request";
import { openAs } from "./support/sign-in";

test("a flow that is drawn gives its child tickets what it says in the inspector", async ({ browser }) => {
  const stamp = Date.now();
  const [name, component] = [`Drawn with children ${stamp}`, `Shop ${stamp}`];
  const page = await openAs(browser, "feng");
  await beginFlow(page, name);
  const keys = new Keyboard(page);
  await keys.goToLine("Submit", "Request");
  await keys.press("a");
  await keys.chooseItem("Child tickets");
  await keys.expectFocus('group "Child tickets');

  await pick(page, "Which ones", "Made here");
  await pick(page, "Flow", "Change");
  await expect(inspectorOf(page).getByText("Nothing is filled in for: Component, Owner.")).toBeVisible();
  await pick(page, String.raw`Component \(required\)`, "Always the same");
  await inspectorOf(page).getByRole("textbox", { name: "Value of “Component”" }).fill(component);
  await pick(page, String.raw`Owner \(required\)`, "Always the same");
  const owner = inspectorOf(page).getByRole("combobox", { name: "Value of “Owner”" });
  await owner.fill("linda");
  await page.getByRole("option", { name: /^Li Lin/ }).click();
  await expect(inspectorOf(page).getByText(/^Nothing is filled in/)).toHaveCount(0);
  await untilSaved(page);
  await page.reload();
  await nodeOf(page, "Child tickets").click({ position: { x: 16, y: 16 } });
  await expect(owner).toHaveValue("Li Lin");

  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await untilPublished(page);
  await page.goto("/new");
  await page.getByRole("link", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(name);
  await press(page, "Submit");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  const linda = await openAs(browser, "linda");
  await openFromInbox(linda, `${component} for`);
  await expect(linda.getByText(component, { exact: true }).first()).toBeVisible();
});

async function pick(page: Page, what: string, choice: string): Promise<void> {
  await inspectorOf(page)
    .getByRole("button", { name: new RegExp(`${what}$`) })
    .click();
  await page.getByRole("option", { name: new RegExp(`^${choice}`) }).click();
}
