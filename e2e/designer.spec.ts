import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import {
  beginFlow,
  inspectorOf,
  Keyboard,
  type Line,
  lineOf,
  Mouse,
  nodeOf,
  publish,
  untilSaved,
} from "./support/drawing";
import { actions, fillDateTime, openFromInbox, press } from "./support/leave-request";
import { openAs } from "./support/sign-in";

const FIELDS = [
  ["Date and time", "From"],
  ["Date and time", "To"],
  ["Number", "Days"],
  ["Long text", "Reason"],
] as const;

/** Four days of leave in a flow that was just drawn: leader, director, HR desk. */
async function takeLeave(page: Page, flowName: string): Promise<void> {
  const title = `${flowName}, four days`;
  const browser = page.context().browser();
  if (browser === null) throw new Error("the page has no browser");
  const alice = await openAs(browser, "alice");
  await alice.getByRole("link", { name: "New ticket" }).first().click();
  await alice.getByRole("link", { name: new RegExp(`^${flowName}`) }).click();
  await alice.getByRole("textbox", { name: "Title" }).fill(title);
  await fillDateTime(alice, "From", { month: "01", day: "05", year: "2027", hour: "09" });
  await fillDateTime(alice, "To", { month: "01", day: "08", year: "2027", hour: "18" });
  await alice.getByRole("textbox", { name: "Days" }).fill("4");
  await alice.getByRole("button", { name: "Submit", exact: true }).click();
  await expect(alice.getByRole("heading", { level: 1, name: title })).toBeVisible();
  for (const [username, button] of [
    ["guiji", "Approve"],
    ["linda", "Approve"],
    ["jack", "Claim"],
    ["jack", "File"],
  ] as const) {
    const handler = await openAs(browser, username);
    await openFromInbox(handler, title);
    await press(handler, button);
    if (button !== "Claim") await expect(actions(handler)).toHaveCount(0);
  }
  await alice.reload();
  await expect(alice.getByText("Finished", { exact: true }).first()).toBeVisible();
}

test("the leave flow is drawn with the mouse, published, and a ticket runs through it", async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await openAs(browser, "feng");
  const mouse = new Mouse(page);
  await beginFlow(page, "Leave by mouse");

  await mouse.openTab("Form");
  for (const [type, label] of FIELDS) await mouse.addField(type, label);
  await mouse.openTab("Canvas");

  await mouse.insert({ name: "Submit", from: "Start", to: "End" }, "Task", "Leader approval");
  await mouse.insert({ name: "Approve", from: "Leader approval", to: "End" }, "Decision", "How long?");
  await mouse.insert({ name: "Otherwise", from: "How long?", to: "End" }, "Task", "HR desk");
  await chooseWho(page, "HR desk", "Roles", "HR desk");
  await inspectorOf(page)
    .getByRole("button", { name: /^Sharing/ })
    .click();
  await page.getByRole("option", { name: /^One claims it/ }).click();
  await renameLine(page, { name: "Approve", from: "HR desk", to: "End" }, "File");

  const board = await page.locator(".flow-canvas").boundingBox();
  if (board === null) throw new Error("there is no canvas");
  const at = (x: number, y: number) => ({ x: board.x + board.width * x, y: board.y + board.height * y });
  await mouse.draw("How long?", at(0.62, 0.72), "Task", "Director approval");
  await chooseWho(page, "Director approval", "People", "Li Lin");
  await mouse.connect("Director approval", "HR desk");
  const overThree = { name: "If …", from: "How long?", to: "Director approval" };
  await renameLine(page, overThree, "More than 3 days");
  await addCondition(page, "Days", "is more than", "3");

  await mouse.draw("Leader approval", at(0.5, 0.9), "Task", "Changes by the requester");
  await chooseWho(page, "Changes by the requester", "Requester");
  await inspectorOf(page)
    .getByRole("button", { name: /^Fields/ })
    .click();
  await inspectorOf(page).getByRole("radio", { name: "Fill in" }).first().click({ force: true });
  await mouse.connect("Changes by the requester", "Leader approval");
  await renameLine(page, { name: "Approve", from: "Changes by the requester", to: "Leader approval" }, "Submit again");
  await mouse.connect("Director approval", "Changes by the requester");
  await expect(
    lineOf(page, { name: "Reject", from: "Director approval", to: "Changes by the requester" }),
  ).toBeVisible();

  await untilSaved(page);
  await publish(page);
  await takeLeave(page, "Leave by mouse");
});

async function chooseWho(page: Page, node: string, kind: string, name?: string): Promise<void> {
  await nodeOf(page, node).click();
  const inspector = inspectorOf(page);
  await inspector.getByRole("button", { name: "Add to: Who works here" }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${kind}`) }).click();
  if (name !== undefined) {
    await inspector.getByRole("combobox").first().fill(name);
    await page
      .getByRole("option", { name: new RegExp(name) })
      .first()
      .click();
  }
  const leader = inspector.getByRole("button", { name: "Remove: Leader of the requester" });
  if ((await leader.count()) > 0) await leader.click();
}

async function renameLine(page: Page, line: Line, name: string): Promise<void> {
  await lineOf(page, line).locator("text").click();
  await inspectorOf(page).getByRole("textbox").first().fill(name);
  await expect(lineOf(page, { ...line, name })).toBeVisible();
}

async function addCondition(page: Page, subject: string, operator: string, value: string): Promise<void> {
  const inspector = inspectorOf(page);
  await inspector.getByRole("button", { name: "Add condition" }).click();
  await inspector.getByRole("button", { name: /What it is about/ }).click();
  await page.getByRole("option", { name: subject, exact: true }).click();
  await inspector.getByRole("button", { name: /How it compares/ }).click();
  await page.getByRole("option", { name: operator }).click();
  await inspector.getByRole("textbox", { name: "Value" }).fill(value);
}

test("arrow keys move a node, which is saved, stays after a reload and can be undone", async ({ browser }) => {
  const page = await openAs(browser, "feng");
  await page.goto("/flows");
  await page.getByRole("link", { name: /^Purchase/ }).click();
  const keys = new Keyboard(page);
  const node = nodeOf(page, "Board");
  await expect(node).toBeVisible();
  await keys.press("/");
  const placeOf = () => node.evaluate((element) => (element as HTMLElement).style.transform);
  await node.focus();
  await keys.press("Enter");
  const before = await placeOf();
  await keys.press("ArrowDown", "ArrowDown", "ArrowRight");
  const after = await placeOf();
  expect(after).not.toBe(before);
  await untilSaved(page);
  await page.reload();
  await expect.poll(placeOf).toBe(after);
  await node.focus();
  await keys.press("Enter", "ArrowUp");
  await expect.poll(placeOf).not.toBe(after);
  await page.getByRole("button", { name: "Undo: move “Board”" }).click();
  await expect.poll(placeOf).toBe(after);
});

async function openCanvas(page: Page, flow: string): Promise<void> {
  await page.goto("/flows");
  await page.getByRole("link", { name: new RegExp(`^${flow}`) }).click();
  await expect(page).toHaveURL(/\/canvas$/);
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
}

async function renameNode(page: Page, from: string, to: string): Promise<void> {
  await nodeOf(page, from).click();
  await inspectorOf(page).getByRole("textbox").first().fill(to);
  await expect(nodeOf(page, to)).toBeVisible();
}

test("of two who draw one flow the second is told, compares both, and nothing is lost", async ({ browser }) => {
  test.setTimeout(120_000);
  const feng = await openAs(browser, "feng");
  const admin = await openAs(browser, "admin");
  await openCanvas(feng, "Release");
  await openCanvas(admin, "Release");
  const [first] = await feng.locator(".react-flow__node[data-id]").allInnerTexts();
  const name = first?.split("\n")[0] ?? "";

  await renameNode(feng, name, "Called by Feng");
  await untilSaved(feng);
  await renameNode(admin, name, "Called by Ada");
  const told = admin.getByRole("alertdialog", { name: "Somebody else changed this draft" });
  await expect(told).toContainText("Feng Hao saved another draft");
  await expect(told).toContainText("Called by Feng");
  await expect(told).toContainText("Called by Ada");
  await told.getByRole("button", { name: "Keep mine" }).click();
  await expect(told).toHaveCount(0);
  await untilSaved(admin);
  await expect(nodeOf(admin, "Called by Ada")).toBeVisible();

  await renameNode(feng, "Called by Feng", "Called by Feng again");
  const toldToo = feng.getByRole("alertdialog", { name: "Somebody else changed this draft" });
  await toldToo.getByRole("button", { name: "Take theirs" }).click();
  await expect(nodeOf(feng, "Called by Ada")).toBeVisible();
  await feng.keyboard.press("Control+z");
  await expect(nodeOf(feng, "Called by Feng again")).toBeVisible();
  await feng.keyboard.press("Control+y");
  await untilSaved(feng);

  await feng.locator("header").getByRole("link", { name: "Versions" }).click();
  const aside = feng.getByRole("region", { name: /set aside/i });
  await expect(aside.getByRole("listitem")).toHaveCount(2);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the pages of the designer are accessible, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const page = await openAs(browser, "feng");
    await page.emulateMedia({ colorScheme });
    await openCanvas(page, "Incident");
    const flow = new URL(page.url()).pathname.replace(/\/canvas$/, "");
    await expectAccessible(page);
    for (const index of [0, 1, 2, 3, 4]) {
      await page.locator(".react-flow__node").nth(index).click();
      await expectAccessible(page);
    }
    await page.locator(".react-flow__edge .transition-name").first().click();
    await expectAccessible(page);
    for (const tab of ["form", "settings", "versions", "simulate"]) {
      await page.goto(`${flow}/${tab}`);
      await expect(page.getByRole("heading", { level: 1, name: "Incident" })).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto("/flows/new");
    await expectAccessible(page);
  });
}
