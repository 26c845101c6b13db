import { expect, type Locator, type Page } from "@playwright/test";
import { inspectorOf, type Line, lineOf, nodeOf } from "./flow-on-canvas";

type Point = { x: number; y: number };

/** Draws flows and forms with the mouse; names alone are typed. */
export class Mouse {
  constructor(private readonly page: Page) {}

  /** Drags a kind of field below the last one, and says what it is called. */
  async addField(type: string, label: string): Promise<void> {
    const { page } = this;
    const kind = page.getByRole("region", { name: "Kinds of fields" }).getByRole("button", { name: type, exact: true });
    const board = await boxOf(page.locator("[data-form-board]"));
    await this.drag(kind, { x: board.x + board.width / 2, y: board.y + board.height - 40 });
    const name = page.getByRole("textbox", { name: /^Label\*$/ });
    await expect(name).toBeFocused();
    await name.fill(label);
    await expect(page.getByRole("gridcell", { name: new RegExp(`^${label}, ${type},`) })).toBeVisible();
  }

  /** Drags a kind of node from the palette onto a transition. */
  async dropOn(line: Line, kind: string, name: string): Promise<void> {
    const { page } = this;
    const { x, y } = await middleOf(labelOf(page, line));
    const from = page.getByRole("toolbar", { name: "Nodes to add" }).getByRole("button", { name: kind, exact: true });
    await from.hover();
    await page.mouse.down();
    await page.mouse.move(x, y + 40, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
    await this.rename(name);
  }

  /** Puts a node on a transition by its menu. */
  async insert(line: Line, kind: string, name: string): Promise<void> {
    const { x, y } = await middleOf(labelOf(this.page, line));
    await this.page.mouse.click(x, y, { button: "right" });
    await this.page.getByRole("menuitem", { name: "Insert a node" }).click();
    await this.choose(kind);
    await this.rename(name);
  }

  /** Draws a transition to an empty place, and says what is to stand there. */
  async draw(from: string, to: Point, kind: string, name: string): Promise<void> {
    await this.drag(await this.handleOf(from), to);
    await this.choose(kind);
    await this.rename(name);
  }

  async connect(from: string, to: string): Promise<void> {
    await this.drag(await this.handleOf(from), await middleOf(nodeOf(this.page, to)));
  }

  /** Lines find their way around nodes a moment after these were moved, so it is tried again. */
  async selectLine(line: Line): Promise<void> {
    await expect(async () => {
      const { x, y } = await middleOf(labelOf(this.page, line));
      await this.page.mouse.click(x, y);
      const ends = inspectorOf(this.page).getByText(`${line.from} → ${line.to}`);
      await expect(ends).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  private async rename(name: string): Promise<void> {
    await inspectorOf(this.page)
      .getByRole("textbox", { name: /^Name\*$/ })
      .fill(name);
    await expect(nodeOf(this.page, name)).toBeVisible();
  }

  private async choose(kind: string): Promise<void> {
    await this.page.getByRole("menuitem", { name: new RegExp(`^${kind}`) }).click();
  }

  /** Shown once the mouse is over its node. */
  private async handleOf(name: string): Promise<Locator> {
    const node = nodeOf(this.page, name);
    await node.hover();
    return node.locator(".react-flow__handle.source");
  }

  private async drag(from: Locator, to: Point): Promise<void> {
    const { mouse } = this.page;
    await from.hover();
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
  }
}

const labelOf = (page: Page, line: Line) => lineOf(page, line).locator("text");

async function middleOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

async function boxOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not on the page");
  return box;
}
