import { expect, type Page, type Response, test } from "@playwright/test";
import { openAs } from "./support/sign-in";

const KB = 1000;

test("the inbox and the canvas of a flow are at work with the script they may load", async ({ browser }) => {
  const page = await openAs(browser, "feng");
  // What is kept from the page before would not be counted.
  await page.route("**/*.js", (route) => route.continue());
  const inbox = await scriptOf(page, "/inbox");
  // React and Next.js alone are more than this: it has been counted.
  expect(inbox).toBeGreaterThan(130 * KB);
  expect(inbox).toBeLessThanOrEqual(300 * KB);
  await page.goto("/flows");
  const canvas = await page.getByRole("link", { name: /^Purchase/ }).getAttribute("href");
  const loaded = await scriptOf(page, `${canvas}/canvas`);
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  test.info().annotations.push({ type: "script", description: `inbox ${inbox}, canvas ${loaded} bytes` });
  expect(loaded).toBeLessThanOrEqual(600 * KB);
});

/** Bytes of script that the browser loads until nothing more is asked for, as they were sent. */
async function scriptOf(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  const count = (response: Response) => {
    const request = response.request();
    if (request.resourceType() === "script") sizes.push(request.sizes().then((size) => size.responseBodySize));
  };
  page.on("response", count);
  await page.goto(path, { waitUntil: "networkidle" });
  page.off("response", count);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
