import { expect, test } from "@playwright/test";
import { actions, expectStatus, fileLeave, openFromInbox, press } from "./support/leave-request";
import { openAs } from "./support/sign-in";

// Several people sign in one after the other.
test.describe.configure({ timeout: 120_000 });

const title = (name: string) => `${name} ${Date.now()}`;

const ways = [
  { days: 2, approvers: [] },
  { days: 4, approvers: ["linda"] },
  { days: 6, approvers: ["helen"] },
];

for (const { days, approvers } of ways) {
  test(`leave of ${days} days: leader, ${approvers.join(", ") || "nobody else"}, then one of two at the HR desk`, async ({
    browser,
  }) => {
    const name = title(`Away for ${days}`);
    const alice = await openAs(browser, "alice");
    const path = await fileLeave(alice, { title: name, days });
    await expect(alice.getByText("Guo Ji").first()).toBeVisible();
    await expect(actions(alice)).toHaveCount(0);

    const leader = await openAs(browser, "guiji");
    await openFromInbox(leader, name);
    await leader.getByRole("textbox", { name: "Comment" }).fill("Have fun");
    await press(leader, "Approve");
    await expect(actions(leader)).toHaveCount(0);
    for (const approver of approvers) {
      const page = await openAs(browser, approver);
      await openFromInbox(page, name);
      await press(page, "Approve");
      await expect(actions(page)).toHaveCount(0);
    }

    const [jack, mei] = [await openAs(browser, "jack"), await openAs(browser, "mei")];
    await openFromInbox(mei, name);
    await openFromInbox(jack, name);
    await press(jack, "Claim");
    await expect(actions(jack).getByRole("button", { name: "File", exact: true })).toBeVisible();
    await press(mei, "Claim");
    await expect(mei.getByText(/Jack Moreau has already claimed/)).toBeVisible();
    await press(jack, "File");
    await expectStatus(jack, "Finished");

    await alice.goto(path);
    await expectStatus(alice, "Finished");
    await expect(alice.getByText("Have fun")).toBeVisible();
  });
}

test("a refusal comes back to the requester, who submits again", async ({ browser }) => {
  const name = title("Too long");
  const alice = await openAs(browser, "alice");
  const path = await fileLeave(alice, { title: name, days: 6 });
  const leader = await openAs(browser, "guiji");
  await openFromInbox(leader, name);
  await press(leader, "Reject");
  await expect(actions(leader)).toHaveCount(0);

  await leader.goto(path);
  await expectStatus(leader, "Rejected");
  await openFromInbox(alice, name);
  await alice.getByRole("textbox", { name: "Days" }).fill("");
  await press(alice, "Submit again");
  await expect(alice.getByRole("textbox", { name: "Days" })).toHaveAttribute("aria-invalid", "true");
  await alice.getByRole("textbox", { name: "Days" }).fill("2");
  await press(alice, "Submit again");
  await expect(actions(alice)).toHaveCount(0);
  await alice.goto(path);
  await expectStatus(alice, "Running");

  await openFromInbox(leader, name);
  await expect(leader.getByText("before:").first()).toBeAttached();
  await press(leader, "Approve");
  await leader.goto(path);
  await expect(leader.getByText("HR desk").first()).toBeVisible();
});

test("a tab that is behind is refused, told who was first, and keeps what was written", async ({ browser }) => {
  const name = title("Two tabs");
  const alice = await openAs(browser, "alice");
  const path = await fileLeave(alice, { title: name, days: 2 });
  const leader = await openAs(browser, "guiji");
  await leader.goto(path);
  const other = await leader.context().newPage();
  await other.goto(path);
  await other.getByRole("textbox", { name: "Comment" }).fill("Not written in vain");
  await press(leader, "Approve");
  await expect(actions(leader)).toHaveCount(0);
  await press(other, "Reject");
  await expect(other.getByText(/Guo Ji was first: “Approve”/)).toBeVisible();
  await expect(other.getByRole("textbox", { name: "Comment" })).toHaveValue("Not written in vain");
});

test("who is not concerned finds nothing, like for a ticket that never was", async ({ browser }) => {
  const alice = await openAs(browser, "alice");
  const path = await fileLeave(alice, { title: title("Private"), days: 2 });
  const grace = await openAs(browser, "grace");
  for (const address of [path, "/tickets/99999999"]) {
    const answer = await grace.goto(address);
    expect(answer?.status()).toBe(404);
  }
});

test("sending back asks where to, and comes straight back", async ({ browser }) => {
  const name = title("Send back");
  const alice = await openAs(browser, "alice");
  await fileLeave(alice, { title: name, days: 4 });
  const leader = await openAs(browser, "guiji");
  await openFromInbox(leader, name);
  await press(leader, "Approve");
  await expect(actions(leader)).toHaveCount(0);
  const director = await openAs(browser, "linda");
  await openFromInbox(director, name);
  await press(director, "Send back");
  const dialog = director.getByRole("dialog");
  await dialog.getByText("Come straight back").click();
  await dialog.getByRole("textbox", { name: "Comment" }).fill("Who stands in?");
  await dialog.getByRole("button", { name: "Send back" }).click();
  await expect(actions(director)).toHaveCount(0);
  await openFromInbox(leader, name);
  await expect(leader.getByText("Who stands in?")).toBeVisible();
  await press(leader, "Approve");
  await expect(actions(leader)).toHaveCount(0);
  await openFromInbox(director, name);
});
