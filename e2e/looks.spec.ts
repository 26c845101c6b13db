import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { actions, fileLeave } from "./support/leave-request";
import { openAs } from "./support/sign-in";

const PAGES = ["/inbox", "/tickets?view=mine", "/tickets?view=all", "/new", "/notices", "/absence", "/preferences"];

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page is accessible, ${colorScheme}, and asks nobody else for anything`, async ({ browser }) => {
    const page = await openAs(browser, "alice");
    const strange: string[] = [];
    page.on("request", (request) => {
      if (!/^(http:\/\/localhost|data:|blob:)/.test(request.url())) strange.push(request.url());
    });
    const complaints: string[] = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.emulateMedia({ colorScheme });
    for (const address of PAGES) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto("/tickets?view=mine");
    await page.getByRole("link", { name: "Long weekend in Suzhou" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Long weekend in Suzhou" })).toBeVisible();
    await expectAccessible(page);
    expect(strange).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test("the sign-in page is accessible and lets people of the demo in with one click", async ({ page }) => {
  await page.goto("/inbox");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await page.getByRole("button", { name: /Alice Wang/ }).click();
  await expect(page).toHaveURL(/\/inbox/);
});

test("a wrong password is refused in words", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("alice");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("User name or password is not right.")).toBeVisible();
});

test("on a phone approving takes two taps and nothing is cut off", async ({ browser }) => {
  const title = `From a phone ${Date.now()}`;
  await fileLeave(await openAs(browser, "alice"), { title, days: 2 });
  const page = await openAs(browser, "guiji");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/inbox");
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await actions(page).getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
  await expect(actions(page)).toHaveCount(0);
});

test("Chinese readers read Chinese", async ({ browser }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: /Alice Wang/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "待办" })).toBeVisible();
});

test("the keyboard goes down the list and opens a ticket", async ({ browser }) => {
  const page = await openAs(browser, "guiji");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tickets\/\d+/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
});
