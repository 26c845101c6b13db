import { expect, type Page } from "@playwright/test";

/** So many strokes of Tab are the most that anybody should need to something they often go to. */
const MOST_TABS = 25;

/** Does everything with the keyboard: what is pressed is all that is done. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Waits until the focus is on something, by its role and name, such as `button "Publish"`. */
  async expectFocus(what: string): Promise<void> {
    await expect.poll(() => this.focused(), { message: `the focus comes to ${what}` }).toContain(what);
  }

  /** Goes on with Tab until the focus is there. */
  async tabTo(what: string, { back = false } = {}): Promise<void> {
    let seen = await this.focused();
    for (let count = 0; !seen.includes(what); count += 1) {
      if (count === MOST_TABS) throw new Error(`Tab does not come to ${what}; it is at ${seen}`);
      await this.press(back ? "Shift+Tab" : "Tab");
      seen = await this.focused();
    }
  }

  /** Presses a key again and again until the focus is there. */
  async pressUntil(key: string, what: string): Promise<void> {
    for (let count = 0; !(await this.focused()).includes(what); count += 1) {
      if (count === MOST_TABS) throw new Error(`${key} does not come to ${what}`);
      await this.press(key);
    }
  }

  /** Opens the palette, and takes what it offers first for a text. */
  async goTo(text: string): Promise<void> {
    const { page } = this;
    await this.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("searchbox")).toBeFocused();
    await this.type(text);
    await this.chooseOption(text);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }

  /** Goes to a node of the flow that is on the canvas. */
  async goToNode(name: string): Promise<void> {
    await this.goTo(name);
    await this.expectFocus(`group "${name}, `);
  }

  /** Goes to a transition, by its name and the node it leaves. */
  async goToLine(name: string, from: string): Promise<void> {
    await this.goTo(`${name}: ${from}`);
    await this.expectFocus(`group "${name}, from ${from} to`);
  }

  /** Takes an option of the list below a field, going down to it. */
  async chooseOption(text: string): Promise<void> {
    const option = this.page.getByRole("option", { name: text }).first();
    await expect(option).toBeVisible();
    await expect(async () => {
      if ((await option.getAttribute("data-focused")) === null) await this.press("ArrowDown");
      await expect(option).toHaveAttribute("data-focused", { timeout: 200 });
    }).toPass({ timeout: 5000 });
    await this.press("Enter");
  }

  /** Takes a choice of a menu that is open, by what it begins with. */
  async chooseItem(text: string): Promise<void> {
    await expect(this.page.getByRole("menu")).toBeVisible();
    await expect.poll(() => this.focused()).toContain("menuitem");
    await this.type(text);
    await this.expectFocus(`menuitem "${text}`);
    await this.press("Enter");
  }

  /** What has the focus, as it is read aloud; empty where nothing has. */
  private async focused(): Promise<string> {
    const focus = this.page.locator(":focus");
    if ((await focus.count()) === 0) return "";
    return (await focus.ariaSnapshot({ timeout: 2000 }).catch(() => "")).split("\n")[0] ?? "";
  }
}
