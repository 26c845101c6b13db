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
const FLOWS = [
  { name: "Small", nodes: 3, transitions: 2, middle: "n1" },
  { name: "Large", nodes: 300, transitions: 450, middle: "n137" },
] as const;

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
    const rows = [["flow", "what", "median", "p95", "beside the small one"]];
    const [small, large] = FLOWS;
    const before = await measure(await open(browser, instance.baseUrl), small);
    const after = await measure(await open(browser, instance.baseUrl), large);
    for (const [what, times] of Object.entries(after)) {
      const beside = before[what] ?? [];
      rows.push([small.name, what, ms(at(beside, 0.5)), ms(at(beside, 0.95)), ""]);
      rows.push([
        large.name,
        what,
        ms(at(times, 0.5)),
        ms(at(times, 0.95)),
        (at(times, 0.5) / at(beside, 0.5)).toFixed(1),
      ]);
    }
    printTable(rows);
    console.log(
      `${large.nodes} nodes and ${large.transitions} transitions; milliseconds. An edit: from the key to the paint.`,
    );
  } finally {
    await browser.close();
    await instance.stop();
  }
}

async function open(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  await context.addInitScript({ path: new URL("paint-probe.js", import.meta.url).pathname });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("bench");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/inbox");
  return page;
}

/** Milliseconds, by what was measured. */
type Times = Record<string, number[]>;

async function measure(page: Page, { name, nodes, transitions, middle }: (typeof FLOWS)[number]): Promise<Times> {
  await page.goto("/flows/new");
  const buffer = Buffer.from(JSON.stringify(largeFlow(name, nodes, transitions)));
  await page.locator("input[type=file]").setInputFiles({ name: "flow.json", mimeType: "application/json", buffer });
  await page.waitForURL(/\/flows\/\d+\/canvas$/);
  const opened = await openings(page, nodes);
  const node = page.locator(`.react-flow__node[data-id="${middle}"]`);
  await node.click();
  const frames = await dragged(page, node);
  return { open: opened, "frame of a drag": frames, ...(await edited(page, node)) };
}

/** From the beginning of the navigation until all nodes are painted. */
async function openings(page: Page, nodes: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    await page.reload({ waitUntil: "commit" });
    times.push((await page.evaluate(`paintProbe.shown(".react-flow__node", ${nodes})`)) as number);
    await page.waitForLoadState("networkidle");
  }
  return times;
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
    await page.evaluate(`void (globalThis.painted = paintProbe.nextKey(() => ${read}))`);
    await page.keyboard.press(keyName);
    const time = (await page.evaluate("painted")) as number;
    // So that what is done after an edit when there is time has been done.
    await page.waitForTimeout(PAUSE_MS);
    return time;
  };
  const repeat = async (edits: Record<string, [key: string, read: string]>): Promise<Times> => {
    const times: Times = Object.fromEntries(Object.keys(edits).map((what) => [what, []]));
    for (let n = 0; n < TIMES; n += 1) {
      for (const [what, [keyName, read]] of Object.entries(edits)) times[what]?.push(await press(keyName, read));
    }
    return times;
  };
  await node.focus();
  const moved = await repeat({ "push by an arrow": ["ArrowRight", place] });
  await node.focus();
  const stepped = await repeat({ undo: ["Control+z", place], redo: ["Control+y", place] });
  const doubled = await repeat({ duplicate: ["Control+d", count] });
  await node.click();
  await page.locator("#inspected").getByRole("textbox").first().focus();
  const renamed = await repeat({ "letter of a name": ["x", `${element}.innerText`] });
  return { ...moved, ...stepped, ...doubled, ...renamed };
}

function at(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const ms = (time: number) => time.toFixed(1);

await main();
