import { expect, type Page, test } from "@playwright/test";
import { answer, decideLeave, fileDrawnLeave, LEAVE_FIELDS, untilPublished } from "./support/drawn-leave";
import { beginFlow, inspectorOf, type Line, lineOf, nodeOf, untilSaved } from "./support/flow-on-canvas";
import { actions, expectStatus, openFromInbox, press } from "./support/leave-request";
import { Mouse } from "./support/mouse";
import { openAs } from "./support/sign-in";

test("the leave flow is drawn with the mouse and published, and a ticket runs through it", async ({ browser }) => {
  test.setTimeout(180_000);
  const name = `Drawn with the mouse ${Date.now()}`;
  const page = await openAs(browser, "feng");
  await page.setViewportSize({ width: 1440, height: 900 });
  await beginFlow(page, name);
  const mouse = new Mouse(page);

  await page.getByRole("link", { name: "Form", exact: true }).click();
  for (const [type, label] of LEAVE_FIELDS) await mouse.addField(type, label);
  await page.getByRole("link", { name: "Canvas", exact: true }).click();

  await drawMainWay(page, mouse);
  await drawDirector(page, mouse);
  await drawChanges(page, mouse);
  await letRequesterFillIn(page);

  await untilSaved(page);
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await untilPublished(page);

  const alice = await openAs(browser, "alice");
  const { title, path } = await fileDrawnLeave(alice, name);
  await answer(await openAs(browser, "guiji"), title, "Reject");
  await openFromInbox(alice, title);
  await alice.getByRole("textbox", { name: "Days" }).fill("");
  await press(alice, "Submit again");
  await expect(alice.getByRole("textbox", { name: "Days" })).toHaveAttribute("aria-invalid", "true");
  await alice.getByRole("textbox", { name: "Days" }).fill("5");
  await press(alice, "Submit again");
  await expect(actions(alice)).toHaveCount(0);
  await decideLeave(browser, title);
  await alice.goto(path);
  await expectStatus(alice, "Finished");
});

/** Request, leader, how long?, HR desk, done: one behind the other. */
async function drawMainWay(page: Page, mouse: Mouse): Promise<void> {
  await mouse.dropOn({ name: "Submit", from: "Request", to: "Done" }, "Task", "Leader approval");
  await mouse.insert({ name: "Approve", from: "Leader approval", to: "Done" }, "Decision", "How long?");
  await mouse.insert({ name: "Otherwise", from: "How long?", to: "Done" }, "Task", "HR desk");
  await askInstead(page, "Roles", "HR desk");
  await inspectorOf(page)
    .getByRole("button", { name: /Sharing/ })
    .click();
  await page.getByRole("option", { name: /^One claims it/ }).click();
  await renameLine(page, mouse, { name: "Approve", from: "HR desk", to: "Done" }, "File");
  await page.getByRole("button", { name: "Show all" }).click();
}

async function drawDirector(page: Page, mouse: Mouse): Promise<void> {
  await mouse.draw("How long?", await pointOf(page, 0.5, 0.72), "Task", "Director approval");
  await askInstead(page, "People", "Li Lin");
  await mouse.connect("Director approval", "HR desk");
  const overThree = { name: "If …", from: "How long?", to: "Director approval" };
  await renameLine(page, mouse, overThree, "More than 3 days");
  const inspector = inspectorOf(page);
  await inspector.getByRole("button", { name: "Add condition" }).click();
  await inspector.getByRole("button", { name: /What it is about/ }).click();
  await page.getByRole("option", { name: "Days", exact: true }).click();
  await inspector.getByRole("button", { name: /How it compares/ }).click();
  await page.getByRole("option", { name: "is more than", exact: true }).click();
  await inspector.getByRole("textbox", { name: "Value" }).fill("3");
}

/** Both who decide can have it changed. */
async function drawChanges(page: Page, mouse: Mouse): Promise<void> {
  const changes = "Changes by the requester";
  await mouse.draw("Leader approval", await pointOf(page, 0.5, 0.9), "Task", changes);
  await askInstead(page, "Requester");
  await mouse.connect(changes, "Leader approval");
  await renameLine(page, mouse, { name: "Approve", from: changes, to: "Leader approval" }, "Submit again");
  await mouse.connect("Director approval", changes);
  for (const from of ["Leader approval", "Director approval"]) {
    await expect(lineOf(page, { name: "Reject", from, to: changes })).toBeAttached();
  }
}

/** Everything, and the days in any case. */
async function letRequesterFillIn(page: Page): Promise<void> {
  const inspector = inspectorOf(page);
  for (const node of ["Changes by the requester", "Request"]) {
    await nodeOf(page, node).click();
    await inspector.getByRole("button", { name: /^Fields/ }).click();
    await inspector.getByRole("radiogroup", { name: "All fields" }).getByRole("radio", { name: "Fill in" }).click();
    await inspector.getByRole("radiogroup", { name: "Days" }).getByRole("radio", { name: "Required" }).click();
  }
}

/** Asks somebody else than the leader whom a new task asks. */
async function askInstead(page: Page, kind: string, name?: string): Promise<void> {
  const inspector = inspectorOf(page);
  await inspector.getByRole("button", { name: "Add to: Who works here" }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${kind}`) }).click();
  if (name !== undefined) {
    await inspector.getByRole("combobox", { name: kind }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
  }
  await inspector.getByRole("button", { name: "Remove: Leader of the requester" }).click();
}

async function renameLine(page: Page, mouse: Mouse, line: Line, name: string): Promise<void> {
  await mouse.selectLine(line);
  await inspectorOf(page)
    .getByRole("textbox", { name: /^(Name|What the button says)\*$/ })
    .fill(name);
  await expect(lineOf(page, { ...line, name })).toBeAttached();
}

async function pointOf(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(".flow-canvas").boundingBox();
  if (box === null) throw new Error("there is no canvas");
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}
