import { expect, test } from "@playwright/test";
import { beginFlow, nodeOf, openCanvas, untilSaved } from "./support/flow-on-canvas";
import { Keyboard } from "./support/keyboard";
import { openAs } from "./support/sign-in";

test("arrow keys move a node: it is saved, stays after a reload, and each way back has its name", async ({
  browser,
}) => {
  const page = await openAs(browser, "feng");
  const keys = new Keyboard(page);
  await openCanvas(page, "Purchase");
  const node = nodeOf(page, "Board");
  const placeOf = () => node.evaluate(({ style }) => style.transform);
  await keys.goToNode("Board");

  const first = await placeOf();
  await keys.press("ArrowDown", "ArrowDown", "ArrowRight");
  await expect(page.getByRole("button", { name: "Undo: move “Board”" })).toBeVisible();
  await expect.poll(placeOf).not.toBe(first);
  const moved = await placeOf();
  await keys.press("Control+z");
  await expect.poll(placeOf).toBe(first);
  await keys.press("Control+y");
  await expect.poll(placeOf).toBe(moved);
  await untilSaved(page);

  await page.reload();
  await expect.poll(placeOf).toBe(moved);
  await keys.goToNode("Board");
  await keys.press("Shift+ArrowUp");
  await expect.poll(placeOf).not.toBe(moved);
  await page.getByRole("button", { name: "Undo: move “Board”" }).click();
  await expect.poll(placeOf).toBe(moved);
  await untilSaved(page);
});

test("whatever keys do on the canvas, the focus stays where they go on", async ({ browser }) => {
  const page = await openAs(browser, "feng");
  const keys = new Keyboard(page);
  await beginFlow(page, `Drawn by keys ${Date.now()}`);
  await keys.goToLine("Submit", "Request");
  await keys.press("a");
  await keys.chooseItem("Task");
  await keys.expectFocus('group "Task');

  for (const key of ["a", "l", "ContextMenu", "/"]) {
    await keys.press(key);
    const opened = page.locator("[role=menu], [role=dialog]");
    await expect(opened.first()).toBeVisible();
    await keys.press("Escape");
    await expect(opened).toHaveCount(0);
    await keys.expectFocus('group "Task');
  }
  await keys.press("Control+d");
  await expect(nodeOf(page, "Task")).toHaveCount(2);
  await expect(page.locator(".react-flow__node.selected")).toBeFocused();
  await keys.press("Delete");
  await expect(nodeOf(page, "Task")).toHaveCount(1);
  await keys.expectFocus('group "');
  await keys.press("Control+z");
  await expect(nodeOf(page, "Task")).toHaveCount(2);
  await keys.press("Control+z");
  await expect(nodeOf(page, "Task")).toHaveCount(1);

  await keys.goToNode("Task");
  await keys.press("Shift+Tab");
  await keys.expectFocus('group "Done');
  await keys.press("Control+Enter");
  const marked = page.locator(".react-flow__node.selected");
  await expect(marked).toHaveCount(2);
  await keys.press("Control+Enter");
  await expect(marked).toHaveCount(1);
  await keys.expectFocus('group "Done');
  await keys.press("Escape");
  await expect(marked).toHaveCount(0);
  await keys.expectFocus('group "Done');

  await keys.goToNode("Task");
  await keys.press("Alt+ArrowLeft");
  await keys.expectFocus('group "Request');
  await keys.press("F6");
  await keys.expectFocus('textbox "Name');
  await keys.press("F6", "F6");
  await keys.expectFocus('link "Canvas"');
  await keys.press("F6");
  await keys.expectFocus('group "Request');
});
