// How soon a large flow is open, how smoothly it is dragged, and how soon an edit is seen, beside a flow of three nodes
// in the same run, on the production build and in headless Chromium.
import { existsSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import { startInstance } from "../e2e/support/instance";
import { largeFlow } from "./large-flow";
import { printTable } from "./table";

const PORT = 3199;
const PASSWORD = "quiet-otter-42";
const TIMES = Number(process.env.BENCH_TIMES ?? 40);
const OPENINGS = 7;
const MOVES = 240;
const PAUSE_MS = 60;
const SMALL = { name: "Small", nodes: 3, transitions: 2 };
const LARGE = { name: "Large", nodes: 300, transitions: 450 };

async function main() {
  const environment = { SKEIN_ADMIN: `bench:${PASSWORD}` };
  const instance = await startInstance({ port: PORT, folder: ".skein-bench-designer", environment });
  const debian = "/usr/bin/chromium";
  const path = process.env.CHROMIUM_PATH ?? (existsSync(debian) ? debian : undefined);
  const browser = await chromium.launch({
    args: ["--no-sandbox"],
    ...(path === undefined ? {} : { executablePath: path }),
  });
  try {
    const small = await prepare(browser, instance.baseUrl, SMALL);
    const reference = { open: await openings(small), ...(await used(small, "n1")) };
    const large = await prepare(browser, instance.baseUrl, LARGE);
    const opened = { open: await openings(large), ...(await used(large, "n2")) };
    await large.getByRole("button", { name: "Show all" }).click();
    const whole = await used(large, "n137");
    print(reference, opened, whole);
  } finally {
    await browser.close();
    await instance.stop();
  }
}

/** Milliseconds, by what was measured. */
type Times = Record<string, number[]>;

function print(reference: Times, opened: Times, whole: Times): void {
  const head = ["", "3 nodes", "p95", "300 as opened", "p95", "ratio", "300 in view", "p95", "ratio"];
  const rows = Object.entries(reference).map(([what, times]) => {
    const beside = (others: readonly number[] = []) => [
      ...figures(others),
      (at(others, 0.5) / at(times, 0.5)).toFixed(1),
    ];
    return [
      what,
      ...figures(times),
      ...beside(opened[what]),
      ...(whole[what] === undefined ? [] : beside(whole[what])),
    ];
  });
  printTable([head, ...rows]);
  console.log(`Milliseconds; 300 nodes have ${LARGE.transitions} transitions. An edit: from the key to the paint.`);
}

const figures = (times: readonly number[]) => [at(times, 0.5).toFixed(1), at(times, 0.95).toFixed(1)];

function at(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The canvas of a flow that was made from a file, with somebody before it. */
async function prepare(browser: Browser, baseURL: string, flow: typeof LARGE): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  await context.addInitScript({ path: new URL("paint-probe.js", import.meta.url).pathname });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("bench");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/inbox");
  await page.goto("/flows/new");
  const buffer = Buffer.from(JSON.stringify(largeFlow(flow.name, flow.nodes, flow.transitions)));
  await page.locator("input[type=file]").setInputFiles({ name: "flow.json", mimeType: "application/json", buffer });
  await page.waitForURL(/\/flows\/\d+\/canvas$/);
  return page;
}

/** From the beginning of the navigation until the nodes in view are painted. */
async function openings(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    await page.reload({ waitUntil: "commit" });
    times.push((await page.evaluate(`paintProbe.shown(".react-flow__node", 3)`)) as number);
    await page.waitForLoadState("networkidle");
  }
  return times;
}

async function used(page: Page, key: string): Promise<Times> {
  const node = page.locator(`.react-flow__node[data-id="${key}"]`);
  await node.click();
  return { "frame of a drag": await dragged(page, node), ...(await edited(page, node)) };
}

async function dragged(page: Page, node: Locator): Promise<number[]> {
  const box = await node.boundingBox();
  if (box === null) throw new Error("the node is not to be seen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate("void (globalThis.endFrames = paintProbe.frames())");
  for (let n = 0; n < MOVES; n += 1) await page.mouse.move(x + Math.sin(n / 12) * 160, y + Math.cos(n / 9) * 90);
  const times = (await page.evaluate("endFrames()")) as number[];
  await page.mouse.up();
  return times;
}

async function edited(page: Page, node: Locator): Promise<Times> {
  const key = await node.getAttribute("data-id");
  const element = `document.querySelector('.react-flow__node[data-id="${key}"]')`;
  const [place, count] = [
    `${element}.style.transform`,
    `String(document.querySelectorAll(".react-flow__node").length)`,
  ];
  const press = async (keyName: string, read: string): Promise<number> => {
    const [name = "", ...held] = keyName.split("+").reverse();
    // A hand holds Ctrl down before it comes to the other key.
    for (const modifier of held) await page.keyboard.down(modifier);
    if (held.length > 0) await page.waitForTimeout(PAUSE_MS);
    await page.evaluate(`void (globalThis.painted = paintProbe.nextKey(() => ${read}))`);
    await page.keyboard.press(name);
    const time = (await page.evaluate("painted")) as number;
    for (const modifier of held) await page.keyboard.up(modifier);
    // So that what is done after an edit when there is time has been done.
    await page.waitForTimeout(PAUSE_MS);
    return time;
  };
  const repeat = async (
    edits: Record<string, [key: string, read: string]>,
    after?: () => Promise<void>,
  ): Promise<Times> => {
    const times: Times = Object.fromEntries(Object.keys(edits).map((what) => [what, []]));
    for (let n = 0; n < TIMES; n += 1) {
      for (const [what, [keyName, read]] of Object.entries(edits)) times[what]?.push(await press(keyName, read));
      await after?.();
    }
    return times;
  };
  await node.focus();
  const moved = await repeat({ "push right": ["ArrowRight", place], "push left": ["ArrowLeft", place] });
  // All pushes in a row are one step of the history: they must not end where they began.
  await page.keyboard.press("ArrowRight");
  const stepped = await repeat({ undo: ["Control+z", place], redo: ["Control+y", place] });
  const doubled = await repeat({ duplicate: ["Control+d", count], remove: ["Delete", count] }, () => node.click());
  await page.locator("#inspected").getByRole("textbox").first().focus();
  const renamed = await repeat({ "letter of a name": ["x", `${element}.innerText`] });
  return { ...moved, ...stepped, ...doubled, ...renamed };
}

await main();
