import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { actions, openFromInbox, press } from "./support/leave-request";
import { openAs } from "./support/sign-in";

const SETTINGS = ["channels", "channels/deliveries", "webhooks", "calendars", "calendars/new", "background"];
const OF_A_FLOW = ["notices", "webhooks", "calls"];

async function openFlow(page: Page, name: string): Promise<string> {
  await page.goto("/flows");
  await page.getByRole("link", { name: new RegExp(`^${name}`) }).click();
  await expect(page).toHaveURL(/\/flows\/\d+\/canvas$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}

async function openTicket(page: Page, title: string): Promise<void> {
  await page.goto("/tickets?view=all");
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the pages of administrators and of flows are accessible, ${colorScheme}`, async ({ browser }) => {
    const page = await openAs(browser, "admin");
    await page.emulateMedia({ colorScheme });
    for (const name of SETTINGS) {
      await page.goto(`/settings/${name}`);
      await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
      await expectAccessible(page);
    }
    const flow = await openFlow(page, "Incident");
    for (const name of OF_A_FLOW) {
      await page.goto(`${flow}/${name}`);
      await expect(page.getByRole("heading", { level: 1, name: "Incident" })).toBeVisible();
      await expectAccessible(page);
    }
  });
}

test("settings and flows are not there for who may not see them", async ({ browser }) => {
  const page = await openAs(browser, "alice");
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
  for (const name of SETTINGS) expect((await page.goto(`/settings/${name}`))?.status()).toBe(404);
  expect((await page.goto("/flows/1/webhooks"))?.status()).toBe(404);
});

test("a script runs between two people, without anybody waiting for it", async ({ browser }) => {
  const page = await openAs(browser, "deng");
  await openFromInbox(page, "VPN from home");
  await page.getByRole("button", { name: "Claim", exact: true }).click();
  await press(page, "Granted");
  await expect(actions(page)).toHaveCount(0);
  await expect(page.getByText("The script at List of rights went well")).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText("Group vpn-read").first()).toBeVisible();

  const requester = await openAs(browser, "alice");
  await openFromInbox(requester, "VPN from home");
  await press(requester, "It works");
});

test("a call that failed says so, and who runs the flow can skip it", async ({ browser }) => {
  const member = await openAs(browser, "deng");
  await openTicket(member, "Payments time out");
  await expect(member.getByText("The call at “Status page” failed")).toBeVisible();
  await expect(member.getByRole("button", { name: "Skip" })).toHaveCount(0);

  const page = await openAs(browser, "feng");
  await openTicket(page, "Payments time out");
  await page.getByRole("button", { name: "Skip" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Announced by hand.");
  await dialog.getByRole("button", { name: "Skip", exact: true }).click();
  await expect(page.getByText("Announced by hand.")).toBeVisible();
  await openFromInbox(member, "Payments time out");
  await expect(actions(member).getByRole("button", { name: "Repaired" })).toBeVisible();
});

test("reminders of a ticket that nobody took are in its history, and whoever was called in may decide", async ({
  browser,
}) => {
  const page = await openAs(browser, "linda");
  await openFromInbox(page, "Shop shows old prices");
  await expect(page.getByText(/Reminded .*Operations/).first()).toBeVisible();
  await expect(page.getByText(/Escalated First look to .*Li Lin/)).toBeVisible();
  await page.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(actions(page).getByRole("button", { name: "It is an incident" })).toBeVisible();
});

test("administrators see the runs, and what one of them did", async ({ browser }) => {
  const page = await openAs(browser, "admin");
  await page.goto("/settings/background?status=completed");
  await page
    .getByRole("link", { name: /notify-assignees/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "notify-assignees" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Ticket \d+/ })).toBeVisible();
});
