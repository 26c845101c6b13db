import { expect, type Page, test } from "@playwright/test";
import { importedFlows } from "../lib/designer/testing/known-flows";
import { problemsOf } from "../lib/flows/problems";
import { type Instance, startInstance } from "./support/instance";
import { openAs } from "./support/sign-in";

test.describe.configure({ mode: "serial" });

let instance: Instance;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  instance = await startInstance({ port: 3191, folder: ".skein-e2e-imported-designer" });
  await instance.run(
    "scripts/import-loonflow.ts",
    new URL("../lib/loonflow/fixtures/setup.json", import.meta.url).pathname,
  );
});

test.afterAll(async () => {
  expect(await instance.stop()).toBe(0);
});

/** The canvas of a flow, opened from the list as whoever administers the installation. */
async function openCanvas(page: Page, name: string): Promise<void> {
  await page.goto("/flows");
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
}

type Box = { x: number; y: number; width: number; height: number };

const boxesOf = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().toJSON()));

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Pairs that lie on each other. */
const collisions = (boxes: readonly Box[], others: readonly Box[] = []) =>
  boxes.flatMap((one, index) => [...boxes.slice(index + 1), ...others].filter((two) => meet(one, two)));

test("every imported flow opens whole, readable, and with what is wrong with it", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, "admin", { password: "123456", baseURL: instance.baseUrl });
  await page.setViewportSize({ width: 1440, height: 900 });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  for (const { name, definition } of importedFlows()) {
    await openCanvas(page, name);
    const { nodes, transitions } = definition;
    await expect(page.locator(".react-flow__node")).toHaveCount(nodes.length);
    await expect(page.locator(".react-flow__edge")).toHaveCount(transitions.length);
    for (const node of nodes) {
      await expect(page.locator(`.react-flow__node[data-id="${node.key}"]`)).toContainText(node.name);
    }
    const [cards, captions, names] = [
      await boxesOf(page, ".react-flow__node"),
      await boxesOf(page, ".flow-node-caption"),
      await boxesOf(page, ".transition-name"),
    ];
    expect(collisions(cards), `nodes of ${name}`).toEqual([]);
    expect(collisions(names, [...cards, ...captions]), `names in ${name}`).toEqual([]);
    const [canvas] = await boxesOf(page, ".flow-canvas");
    for (const box of [...cards, ...names]) expect(isWithin(box, canvas), `${name} is in view`).toBe(true);
    const zoom = await page
      .locator(".react-flow__viewport")
      .evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).a);
    expect(zoom, `size of ${name}`).toBeGreaterThan(0.75);
    const count = problemsOf(definition).length;
    const problems = count === 0 ? "No problems" : count === 1 ? "1 problem" : `${count} problems`;
    await expect(page.getByRole("button", { name: problems, exact: true })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

function isWithin({ x, y, width, height }: Box, room: Box | undefined): boolean {
  if (room === undefined) return false;
  return x >= room.x && y >= room.y && x + width <= room.x + room.width && y + height <= room.y + room.height;
}

for (const name of ["请假申请", "定时与脚本"]) {
  test(`${name} is published again from the browser as it was`, async ({ browser }) => {
    const page = await openAs(browser, "admin", { password: "123456", baseURL: instance.baseUrl });
    await openCanvas(page, name);
    await expect(page.getByRole("button", { name: "Publish", exact: true })).toBeDisabled();
    await page.getByRole("link", { name: "Versions", exact: true }).click();
    await page.getByRole("button", { name: "What can be done with Version 1" }).click();
    await page.getByRole("menuitem", { name: "Make it the draft" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make it the draft" }).click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("What is new").fill("Nothing at all");
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText("Version 2 is published.")).toBeVisible();
    await page.reload();
    await page.getByRole("button", { name: "What can be done with Version 1" }).click();
    await page.getByRole("menuitem", { name: "Compare with the newest version" }).click();
    await expect(page.getByText("Nothing is different.")).toBeVisible();
  });
}
