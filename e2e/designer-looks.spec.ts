import { expect, type Page, test } from "@playwright/test";
import { demoFlows } from "../lib/designer/testing/known-flows";
import { expectAccessibleInBoth } from "./support/accessible";
import { openAs } from "./support/sign-in";

test.use({ viewport: { width: 1440, height: 900 } });
test.describe.configure({ timeout: 120_000 });

const node = (page: Page, name: string) => page.locator(".react-flow__node", { hasText: name }).first();
const inspector = (page: Page) => page.getByRole("complementary", { name: "Properties" });

const addresses = new Map<string, string | null>();

/** A page of a flow of the demo, found in the list the first time. */
async function openFlow(page: Page, flow: string, tab: string): Promise<void> {
  if (!addresses.has(flow)) {
    await page.goto("/flows");
    addresses.set(flow, await page.getByRole("link", { name: flow, exact: true }).getAttribute("href"));
  }
  await page.goto(`${addresses.get(flow)}/${tab}`);
  await expect(page.getByRole("heading", { level: 1, name: flow, exact: true })).toBeVisible();
}

/** In which flow of the demo there is a node of each kind, and what it is called. */
function kindsByFlow(): ReadonlyMap<string, readonly string[]> {
  const found = new Map(
    demoFlows()
      .toReversed()
      .flatMap(({ name: flow, definition }) =>
        definition.nodes.map(({ type, name }) => [type, { flow, name }] as const).toReversed(),
      ),
  );
  const flows = new Map<string, string[]>();
  for (const { flow, name } of found.values()) flows.set(flow, [...(flows.get(flow) ?? []), name]);
  return flows;
}

test("canvas and inspector are accessible, whatever is marked", async ({ browser }) => {
  const page = await openAs(browser, "admin");
  for (const [flow, names] of kindsByFlow()) {
    await openFlow(page, flow, "canvas");
    for (const name of names) {
      await node(page, name).click({ position: { x: 16, y: 16 } });
      await expect(inspector(page).getByLabel("Name").first()).toHaveValue(name);
      await expectAccessibleInBoth(page, { within: "#inspector" });
    }
  }
  await openFlow(page, "Leave", "canvas");
  await page.locator(".transition-name", { hasText: "More than 3 days" }).click();
  await expect(inspector(page).getByText("Transition", { exact: true })).toBeVisible();
  await expectAccessibleInBoth(page);
  await inspector(page).getByRole("button", { name: "Mark nothing" }).click();
  await expect(page.getByRole("button", { name: "Fields of all nodes" })).toBeVisible();
  await page.getByRole("button", { name: "Fields of all nodes" }).click();
  await expect(page.getByRole("dialog").getByRole("grid")).toBeVisible();
  await expectAccessibleInBoth(page, { within: "[role=dialog]" });
});

test("form, settings and simulator are accessible", async ({ browser }) => {
  const page = await openAs(browser, "admin");
  await openFlow(page, "Leave", "form");
  await page.getByRole("gridcell", { name: /^Stand-in/ }).click();
  await expectAccessibleInBoth(page);
  await page.getByRole("radio", { name: "Preview", exact: true }).click();
  await expect(page.getByRole("button", { name: "Start over" })).toBeVisible();
  await expectAccessibleInBoth(page);
  await openFlow(page, "Leave", "settings");
  await expectAccessibleInBoth(page);
  await openFlow(page, "Leave", "simulate");
  await page.getByRole("textbox", { name: "Title" }).fill("Two days");
  await page.getByRole("button", { name: "Save for later" }).click();
  await expect(page.getByRole("button", { name: "Step back" })).toBeInViewport();
  await expectLines(page);
  await expectAccessibleInBoth(page);
});

test("versions, publishing and the lists of flows are accessible", async ({ browser }) => {
  const page = await openAs(browser, "admin");
  await openFlow(page, "Change", "canvas");
  await node(page, "Check").click({ position: { x: 16, y: 16 } });
  await inspector(page).getByLabel("Name").first().fill("Second look");
  await page.getByRole("link", { name: "Versions", exact: true }).click();
  await expect(page.getByText("0 added, 0 removed, 1 changed")).toBeVisible();
  await expectLines(page);
  await expectAccessibleInBoth(page);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("dialog").getByLabel("What is new")).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.keyboard.press("Escape");
  await page.goto("/flows");
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.goto("/flows/new");
  await expect(page.getByRole("heading", { level: 1, name: "New flow" })).toBeVisible();
  await expectLines(page);
  await expectAccessibleInBoth(page);
});

test("on a phone every page of a flow is reached, and nothing is wider than it", async ({ browser }) => {
  const page = await openAs(browser, "admin");
  await page.setViewportSize({ width: 390, height: 844 });
  await openFlow(page, "Leave", "canvas");
  for (const name of ["Form", "Settings", "Versions", "Notices", "Webhooks", "Calls", "Canvas"]) {
    const tabs = page.getByRole("navigation", { name: "Leave", exact: true });
    await tabs.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}$`));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390);
  }
  await node(page, "Filed").click({ position: { x: 16, y: 10 } });
  await expect(inspector(page).getByLabel("Name").first()).toHaveValue("Filed");
  const marked = async () => (await node(page, "Filed").boundingBox()) ?? { y: Number.NaN, height: 0 };
  const sheet = async () => (await inspector(page).boundingBox())?.y ?? 0;
  await expect.poll(async () => (await marked()).y + (await marked()).height - (await sheet())).toBeLessThan(0);
  await page.getByRole("button", { name: "Simulate" }).click();
  await expect(page.getByText("Play a ticket through the flow as it is drawn.")).toBeVisible();
});

/** A flow that is only looked at has its transitions too. */
const expectLines = (page: Page) => expect(page.locator(".react-flow__edge-path").nth(3)).toBeAttached();
