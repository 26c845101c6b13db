import { expect, type Page, test } from "@playwright/test";
import { actions, fileLeave, openFromInbox, press } from "./support/leave-request";
import { openAs } from "./support/sign-in";

// Several people sign in one after the other.
test.describe.configure({ timeout: 120_000 });

/** Sooner than a page that nobody tells would look for itself. */
const SOON = { timeout: 8000 };

const title = (name: string) => `${name} ${Date.now()}`;
const inInbox = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name });

/** Goes to a page, and waits until it is told of changes. */
async function follow(page: Page, path: string): Promise<void> {
  const told = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
  await page.goto(path);
  expect((await told).status()).toBe(200);
}

test("new work appears without a reload, in every window of a browser, which have one line between them", async ({
  browser,
}) => {
  const name = title("Live");
  const alice = await openAs(browser, "alice");
  const leader = await openAs(browser, "guiji");
  const lines: string[] = [];
  leader.context().on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/events") lines.push(request.url());
  });
  await follow(leader, "/inbox");
  const other = await leader.context().newPage();
  await other.goto("/notices");
  await leader.evaluate(() => Object.assign(window, { isSame: true }));
  await fileLeave(alice, { title: name, days: 2 });
  await expect(inInbox(leader, name)).toBeVisible(SOON);
  await expect(other.getByRole("main").getByText(name).first()).toBeVisible(SOON);
  expect(await leader.evaluate(() => Reflect.get(window, "isSame"))).toBe(true);
  expect(lines).toHaveLength(1);

  await leader.close();
  await expect.poll(() => lines.length).toBe(2);
});

test("what somebody else takes is gone from one's own list, and what is read in one window is read in the other", async ({
  browser,
}) => {
  const name = title("Taken");
  await fileLeave(await openAs(browser, "alice"), { title: name, days: 2 });
  const leader = await openAs(browser, "guiji");
  await openFromInbox(leader, name);
  const [jack, mei] = [await openAs(browser, "jack"), await openAs(browser, "mei")];
  await follow(mei, "/inbox");
  await press(leader, "Approve");
  await expect(inInbox(mei, name)).toBeVisible(SOON);
  await openFromInbox(jack, name);
  await jack.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(actions(jack)).toBeVisible();
  await expect(inInbox(mei, name)).toHaveCount(0, SOON);

  const window = await mei.context().newPage();
  await window.goto("/notices");
  const notice = window.getByRole("listitem").filter({ hasText: name });
  await notice.getByRole("button", { name: /^Mark as read/ }).click();
  await expect(notice.getByText("Unread")).toHaveCount(0);
  await window
    .getByRole("navigation", { name: "Which notices" })
    .getByRole("link", { name: /^Unread/ })
    .click();
  await expect(window).toHaveURL(/show=unread$/);
  await expect(window.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
});

test("events are for whoever is signed in, and for pages of ours", async ({ browser, request }) => {
  expect((await request.get("/api/events")).status()).toBe(401);
  const page = await openAs(browser, "alice");
  const foreign = await page.request.get("/api/events", { headers: { "sec-fetch-site": "cross-site" } });
  expect(foreign.status()).toBe(403);
});

test("somebody chooses a daily digest, and what is to come at once all the same", async ({ browser }) => {
  const page = await openAs(browser, "omar");
  await page
    .getByRole("button", { name: /^Account/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Notice preferences" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "How you are told" })).toBeVisible();
  await page.getByText("Every day").first().click();
  await page.getByRole("button", { name: /By mail: Your name in a comment/ }).click();
  await page.getByRole("option", { name: "At once" }).click();
  await page.getByRole("checkbox", { name: "Show in Skein: Copies" }).uncheck({ force: true });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Saved. The next digest comes/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: /Every day/ })).toBeChecked();
  await expect(page.getByRole("button", { name: /By mail: Your name in a comment/ })).toContainText("At once");
  await expect(page.getByRole("button", { name: /By mail: Copies/ })).toContainText("In the digest");
  await expect(page.getByRole("checkbox", { name: "Show in Skein: Copies" })).not.toBeChecked();
});

test("whoever runs a flow has comments told, in words that are tried out first", async ({ browser }) => {
  const page = await openAs(browser, "admin");
  await page.goto("/flows");
  await page.getByRole("link", { name: /^Leave/ }).click();
  await page.locator("header").getByRole("link", { name: "Notices", exact: true }).click();
  const told = page.getByRole("checkbox", { name: "Tell the people concerned: Comment" });
  await expect(told).not.toBeChecked();
  await told.check({ force: true });
  await page.getByRole("button", { name: "What people are told: Comment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Title" }).fill("{{ actor.name }} about {{ ticket.titel }}");
  await expect(dialog.getByText("Line 1, column 27: there is no “ticket.titel”.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox", { name: "Title" }).fill("{{ actor.name }} about {{ ticket.serial }}");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("Ada Stern about skein_202601050001");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "What people are told: Comment" })).toHaveText("Own words");

  const name = title("Said");
  const alice = await openAs(browser, "alice");
  const path = await fileLeave(alice, { title: name, days: 2 });
  await follow(alice, "/notices");
  const leader = await openAs(browser, "guiji");
  await leader.goto(path);
  await leader.getByRole("textbox", { name: "Discuss this ticket" }).fill("Which week?");
  await leader.getByRole("button", { name: "Post comment" }).click();
  await expect(alice.getByRole("link", { name: /^Unread: Guo Ji about / }).first()).toBeVisible(SOON);

  await page.getByRole("button", { name: "What people are told: Comment" }).click();
  await dialog.getByRole("button", { name: "As usual again" }).click();
  await expect(told).not.toBeChecked();
});
