import { expect, type Page, test } from "@playwright/test";
import { actions, expectStatus, openFromInbox, press } from "./support/leave-request";
import { openAs } from "./support/sign-in";

// Tickets of the demo in which several people, branches or tickets belong together.
test.describe.configure({ timeout: 120_000 });

const inInbox = (page: Page, title: string) => page.getByRole("main").getByRole("link", { name: title });

test("two of three board members decide, and the third has nothing left to do", async ({ browser }) => {
  const name = "Penetration test";
  const third = await openAs(browser, "jack");
  await expect(inInbox(third, name)).toBeVisible();

  const second = await openAs(browser, "linda");
  await openFromInbox(second, name);
  const signers = second.getByRole("region", { name: /Board/ });
  await expect(signers.getByRole("listitem").filter({ hasText: "Helen Zhou" })).toContainText("approved");
  await press(second, "Approve");
  await expect(actions(second)).toHaveCount(0);
  await expect(second.getByText("Buyers").first()).toBeVisible();

  await third.reload();
  await expect(inInbox(third, name)).toHaveCount(0);
  await openFromInbox(await openAs(browser, "carol"), name);
});

test("branches are worked on at the same time, and one that calls it off ends the others", async ({ browser }) => {
  const name = "Ravi joins People and culture";
  const operations = await openAs(browser, "emma");
  await expect(inInbox(operations, name)).toBeVisible();
  const leader = await openAs(browser, "jack");
  await openFromInbox(leader, name);

  const hr = await openAs(browser, "mei");
  await openFromInbox(hr, name);
  await press(hr, "Not coming");
  const dialog = hr.getByRole("dialog");
  await expect(dialog.getByText("Everything else that is under way ends too.")).toBeVisible();
  await dialog.getByRole("button", { name: "Not coming" }).click();
  await expectStatus(hr, "Rejected");

  for (const page of [operations, leader]) {
    await page.goto("/inbox");
    await expect(inInbox(page, name)).toHaveCount(0);
  }
});

test("a release goes on when the last of its changes has ended, however they ended", async ({ browser }) => {
  const maker = await openAs(browser, "alice");
  await openFromInbox(maker, "Accounts for 2026.12");
  await press(maker, "Done");
  await expect(actions(maker)).toHaveCount(0);

  const planner = await openAs(browser, "guiji");
  for (const change of ["Gateway for 2026.12", "Accounts for 2026.12"]) {
    await openFromInbox(planner, change);
    await press(planner, "Good");
    await expectStatus(planner, "Finished");
  }
  await planner.getByRole("link", { name: /December release/ }).click();
  await expect(planner.getByRole("heading", { level: 1, name: "December release" })).toBeVisible();
  await expect(planner.getByRole("link", { name: /Ledger for 2026.12/ })).toBeVisible();

  const decider = await openAs(browser, "omar");
  await expect(async () => {
    await decider.goto("/inbox");
    await expect(inInbox(decider, "December release")).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
});
