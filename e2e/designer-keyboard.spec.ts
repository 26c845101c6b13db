import { expect, type Page, test } from "@playwright/test";
import { decideLeave, fileDrawnLeave, LEAVE_FIELDS, untilPublished } from "./support/drawn-leave";
import { lineOf, nodeOf, untilSaved } from "./support/flow-on-canvas";
import { Keyboard } from "./support/keyboard";
import { openAs } from "./support/sign-in";

const CHANGES = "Changes by the requester";

test("the leave flow is drawn with the keyboard alone and published, and a ticket runs through it", async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const name = `Drawn with keys ${Date.now()}`;
  const keys = new Keyboard(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, keys);
  await beginFlow(page, keys, name);

  await keys.press("F6");
  await keys.expectFocus('link "Canvas"');
  await keys.tabTo('link "Form"');
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/form$/);
  await drawForm(keys);
  await keys.press("Shift+F6", "Shift+F6");
  await keys.expectFocus('link "Form"');
  await keys.tabTo('link "Canvas"', { back: true });
  await keys.press("Enter");
  await expect(nodeOf(page, "Request")).toBeVisible();
  await keys.press("F6");
  await keys.expectFocus('group "Request');

  await drawMainWay(keys);
  await drawDirector(keys);
  await drawChanges(page, keys);

  await untilSaved(page);
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
  await keys.press("Shift+F6");
  await keys.expectFocus('link "Canvas"');
  await keys.tabTo('button "Publish"');
  await keys.press("Enter");
  await keys.tabTo('textbox "What is new"');
  await keys.type("Drawn with keys");
  await keys.press("Control+Enter");
  await untilPublished(page);

  const { title } = await fileDrawnLeave(await openAs(browser, "alice"), name);
  await decideLeave(browser, title);
});

async function signIn(page: Page, keys: Keyboard): Promise<void> {
  await page.goto("/sign-in");
  await keys.expectFocus('textbox "User name');
  await keys.type("feng");
  await keys.press("Tab");
  await keys.type("wild-goose");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "To-do" })).toBeVisible();
}

async function beginFlow(page: Page, keys: Keyboard, name: string): Promise<void> {
  await keys.goTo("Flows");
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
  await keys.press("F6");
  await keys.expectFocus('link "New flow"');
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "New flow" })).toBeVisible();
  await keys.press("F6");
  await keys.expectFocus('button "Blank flow"');
  await keys.press("Enter");
  await keys.expectFocus('textbox "Name');
  await keys.type(name);
  await keys.press("Enter");
  await expect(nodeOf(page, "Request")).toBeVisible();
}

/** From the header to the kinds of fields, from each to its label, and back by the form. */
async function drawForm(keys: Keyboard): Promise<void> {
  for (const [index, [type, label]] of LEAVE_FIELDS.entries()) {
    await keys.press(index === 0 ? "F6" : "Shift+F6");
    await keys.pressUntil(type.slice(0, 1), `button "${type}"`);
    await keys.press("Enter");
    await keys.expectFocus('textbox "Label');
    await keys.type(label);
    await keys.press("Escape");
    await keys.expectFocus(`gridcell "${label}`);
  }
}

/** Request, leader, how long?, HR desk, done: one behind the other. */
async function drawMainWay(keys: Keyboard): Promise<void> {
  await keys.goToLine("Submit", "Request");
  await add(keys, "Task", "Leader approval");
  await keys.goToLine("Approve", "Leader approval");
  await add(keys, "Decision", "How long?");
  await keys.goToLine("Otherwise", "How long?");
  await add(keys, "Task", "HR desk");
  await keys.press("Enter");
  await askInstead(keys, "Roles", "HR desk");
  await keys.tabTo('button "Whoever acts first Sharing"');
  await keys.press("Enter");
  await keys.chooseOption("One claims it");
  await keys.tabTo('button "Approve to Done"');
  await keys.press("Enter");
  await renameLine(keys, "File");
}

async function drawDirector(keys: Keyboard): Promise<void> {
  await keys.goToNode("How long?");
  await add(keys, "Task", "Director approval");
  await keys.press("Enter");
  await askInstead(keys, "People", "Li Lin");
  await keys.press("Escape");
  await connect(keys, "Director approval", "HR desk");
  await keys.goToLine("If …", "How long?");
  await renameLine(keys, "More than 3 days");
  await keys.press("Enter");
  await keys.tabTo('button "Add condition"');
  await keys.press("Enter");
  await keys.expectFocus("What it is about");
  await keys.press("Enter");
  await keys.chooseOption("Days");
  await keys.tabTo("How it compares");
  await keys.press("Enter");
  await keys.chooseOption("is more than");
  await keys.tabTo('textbox "Value');
  await keys.type("3");
  await keys.press("Escape");
}

/** Both who decide can have it changed. */
async function drawChanges(page: Page, keys: Keyboard): Promise<void> {
  await keys.goToNode("Leader approval");
  await add(keys, "Task", CHANGES);
  await keys.press("Enter");
  await askInstead(keys, "Requester");
  await keys.tabTo('button "Fields');
  await keys.press("Enter");
  await keys.tabTo('radio "Read"');
  await keys.press("ArrowRight");
  await keys.expectFocus('radio "Fill in"');
  await keys.press("Escape");
  await connect(keys, CHANGES, "Leader approval");
  await renameLine(keys, "Submit again");
  await keys.goToNode("Director approval");
  await connect(keys, "Director approval", CHANGES);
  for (const from of ["Leader approval", "Director approval"]) {
    await expect(lineOf(page, { name: "Reject", from, to: CHANGES })).toBeAttached();
  }
}

/** Adds a node behind or into what is marked, and goes on from it. */
async function add(keys: Keyboard, kind: string, name: string): Promise<void> {
  await keys.press("a");
  await keys.chooseItem(kind);
  await keys.expectFocus(`group "${kind}`);
  await keys.press("Enter");
  await keys.expectFocus('textbox "Name');
  await keys.type(name);
  await keys.press("Escape");
  await keys.expectFocus(`group "${name}`);
}

async function connect(keys: Keyboard, from: string, to: string): Promise<void> {
  await keys.expectFocus(`group "${from}`);
  await keys.press("l");
  await keys.expectFocus("Connect to …");
  await keys.type(to);
  await keys.chooseOption(to);
  await keys.expectFocus(`from ${from} to ${to}`);
}

/** Gives the transition that is marked another name. */
async function renameLine(keys: Keyboard, name: string): Promise<void> {
  await keys.expectFocus(", from ");
  await keys.press("Enter");
  await keys.expectFocus("textbox");
  await keys.type(name);
  await keys.press("Escape");
  await keys.expectFocus(`group "${name}, from`);
}

/** Asks somebody else than the leader whom a new task asks, from the properties of the task. */
async function askInstead(keys: Keyboard, kind: string, name?: string): Promise<void> {
  await keys.tabTo('button "Add to: Who works here"');
  await keys.press("Enter");
  await keys.chooseItem(kind);
  if (name !== undefined) {
    await keys.expectFocus("combobox");
    await keys.type(name);
    await keys.chooseOption(name);
  }
  await keys.tabTo('button "Remove: Leader of the requester"', { back: true });
  await keys.press("Enter");
}
