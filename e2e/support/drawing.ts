import { expect, type Locator, type Page } from "@playwright/test";

export type Line = { name: string; from: string; to: string };

/** What a flow is called on its canvas. */
export const nodeOf = (page: Page, name: string): Locator =>
  page.locator(".react-flow__node").filter({ has: page.getByText(name, { exact: true }) });

export const lineOf = (page: Page, { name, from, to }: Line): Locator =>
  page.locator(`.react-flow__edge[aria-label="${name}, from ${from} to ${to}"]`);

export const inspectorOf = (page: Page): Locator => page.getByRole("complementary", { name: "Properties" });

/** Until the server has the flow as it is drawn. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "saved" })).not.toContainText("not saved");
  await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");
}

/** Makes a flow with nothing but a start and an end; ends on its canvas. */
export async function beginFlow(page: Page, name: string): Promise<void> {
  await page.goto("/flows/new");
  await page.getByRole("button", { name: /^Blank/ }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveURL(/\/flows\/\d+\/canvas$/);
  await expect(nodeOf(page, "Start")).toBeVisible();
}

export async function publish(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Version \d+ is published/)).toBeVisible();
}

/** Draws with the mouse. */
export class Mouse {
  constructor(private readonly page: Page) {}

  async openTab(name: string): Promise<void> {
    await this.page.locator("header").getByRole("link", { name, exact: true }).click();
    await expect(this.page).toHaveURL(new RegExp(`/${name.toLowerCase()}$`));
  }

  /** Drags a kind of field below the last one. */
  async addField(type: string, label: string): Promise<void> {
    const { page } = this;
    const from = page.getByRole("region", { name: "Kinds of fields" }).getByRole("button", { name: type, exact: true });
    const board = page.getByRole("region", { name: "Form", exact: true });
    await from.hover();
    await page.mouse.down();
    const box = await boxOf(board);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 30, { steps: 12 });
    await page.mouse.up();
    await page.getByRole("textbox", { name: "Label", exact: true }).fill(label);
  }

  /** Puts a node of a kind on a transition, by its menu. */
  async insert(line: Line, kind: string, name: string): Promise<void> {
    await lineOf(this.page, line).locator("text").click({ button: "right" });
    await this.page.getByRole("menuitem", { name: "Insert a node" }).click();
    await this.page.getByRole("menuitem", { name: kind, exact: true }).click();
    await this.rename(name);
  }

  /** Drags a line from a node to an empty place, and says what stands there. */
  async draw(from: string, to: { x: number; y: number }, kind: string, name: string): Promise<void> {
    await this.dragHandle(from, to);
    await this.page.getByRole("menuitem", { name: kind, exact: true }).click();
    await this.rename(name);
  }

  async connect(from: string, to: string): Promise<void> {
    const box = await boxOf(nodeOf(this.page, to));
    await this.dragHandle(from, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }

  async rename(name: string): Promise<void> {
    await inspectorOf(this.page).getByRole("textbox").first().fill(name);
    await inspectorOf(this.page).getByRole("textbox").first().blur();
  }

  async select(name: string): Promise<void> {
    await nodeOf(this.page, name).click();
  }

  async selectLine(line: Line): Promise<void> {
    await lineOf(this.page, line).locator("text").click();
  }

  private async dragHandle(from: string, to: { x: number; y: number }): Promise<void> {
    const node = nodeOf(this.page, from);
    await node.hover();
    await node.locator(".react-flow__handle.source").hover();
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
  }
}

/** Draws with the keyboard alone: what is pressed is all that is done. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Goes on with Tab until the focus is on something that is called so. */
  async tabTo(name: RegExp, { back = false, most = 120 } = {}): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      if (name.test(await this.focused())) return;
      await this.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Tab never came to ${name}; the focus is on “${await this.focused()}”`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Replaces what the field that has the focus holds. */
  async retype(text: string): Promise<void> {
    await this.press("Control+a");
    await this.type(text);
  }

  /** What the focus is on, as it is called. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (element === null) return "";
      const by = element.getAttribute("aria-labelledby");
      const labelled = by
        ?.split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ");
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
      return (
        element.getAttribute("aria-label") ??
        labelled ??
        labels?.[0]?.textContent ??
        element.textContent ??
        ""
      ).trim();
    });
  }
}

export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not on the page");
  return box;
}
