import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { addPerson, choosePerson, openMore, withdrawable } from "./support/access-request";
import { actions, expectStatus, fileLeave, openFromInbox, press } from "./support/leave-request";
import { openAs } from "./support/sign-in";

// Several people sign in one after the other.
test.describe.configure({ timeout: 120_000 });

const title = (name: string) => `${name} ${Date.now()}`;
const dialog = (page: Page) => page.getByRole("dialog");

test("a task is transferred for good", async ({ browser }) => {
  const name = title("Transfer");
  await fileLeave(await openAs(browser, "alice"), { title: name, days: 2 });
  const leader = await openAs(browser, "guiji");
  await openFromInbox(leader, name);
  await leader.keyboard.press("t");
  await dialog(leader).getByRole("button", { name: "Transfer" }).click();
  await expect(dialog(leader).getByText("Fill this in.")).toBeVisible();
  await choosePerson(dialog(leader), "omar", "Omar Haddad");
  await dialog(leader).getByRole("textbox", { name: "Comment" }).fill("You know her work");
  await dialog(leader).getByRole("button", { name: "Transfer" }).click();
  await expect(actions(leader)).toHaveCount(0);
  await expect(leader.getByText(/transferred Leader approval to/)).toBeVisible();
  const other = await openAs(browser, "omar");
  await openFromInbox(other, name);
  await press(other, "Approve");
  await expect(actions(other)).toHaveCount(0);
});

test("who is asked first says what they think and gives the task back", async ({ browser }) => {
  const name = title("Ask first");
  await fileLeave(await openAs(browser, "alice"), { title: name, days: 2 });
  const leader = await openAs(browser, "guiji");
  await openFromInbox(leader, name);
  await press(leader, "Add signer");
  await addPerson(dialog(leader), "emma", "Emma Fischer");
  await dialog(leader).getByRole("button", { name: "Add", exact: true }).click();
  await expect(actions(leader)).toHaveCount(0);

  const asked = await openAs(browser, "emma");
  await openFromInbox(asked, name);
  await expect(actions(asked).getByText(/Guo Ji wants to know what you think/)).toBeVisible();
  await expect(actions(asked).getByRole("button", { name: "Approve" })).toHaveCount(0);
  await actions(asked).getByRole("textbox", { name: "Comment" }).fill("She has earned it");
  await press(asked, "Give back to Guo Ji");
  await expect(actions(asked)).toHaveCount(0);

  await openFromInbox(leader, name);
  await expect(leader.getByText("She has earned it")).toBeVisible();
  await press(leader, "Approve");
  await expect(actions(leader)).toHaveCount(0);
});

test("a comment names somebody and brings a file, without deciding", async ({ browser }) => {
  const name = title("Comment");
  const alice = await openAs(browser, "alice");
  const path = await fileLeave(alice, { title: name, days: 2 });
  const box = alice.getByRole("textbox", { name: "Discuss this ticket" });
  await box.pressSequentially("Please look, @sof");
  await alice.getByRole("option", { name: /Sofia Rossi/ }).click();
  await expect(box).toHaveValue("Please look, @Sofia Rossi ");
  await alice
    .getByLabel("Attach files")
    .and(alice.locator("input"))
    .setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("a plan") });
  await expect(alice.getByRole("link", { name: "plan.txt" })).toBeVisible();
  await alice.getByRole("button", { name: "Post comment" }).click();
  await expect(box).toHaveValue("");
  const sofia = await openAs(browser, "sofia");
  await sofia.goto(path);
  await expect(sofia.getByText(/commented and named/)).toBeVisible();
  await expect(sofia.getByRole("link", { name: "plan.txt" })).toBeVisible();
});

test("a draft is kept, submitted, withdrawn and submitted again", async ({ browser }) => {
  const name = title("Draft");
  const alice = await openAs(browser, "alice");
  await withdrawable(alice, name);
  await alice.getByRole("button", { name: "Save draft" }).click();
  await expect(alice.getByRole("heading", { level: 1, name })).toBeVisible();
  await press(alice, "Submit");
  await expect(actions(alice)).toHaveCount(0);
  await expectStatus(alice, "Running");
  await alice.getByRole("button", { name: "Withdraw" }).click();
  await dialog(alice).getByRole("button", { name: "Withdraw" }).click();
  await press(alice, "Submit");
  await expect(actions(alice)).toHaveCount(0);
  await alice.getByRole("button", { name: "Remind" }).click();
  await dialog(alice).getByRole("button", { name: "Remind" }).click();
  await expect(alice.getByText(/sent a reminder/)).toBeVisible();
  await alice.getByRole("button", { name: "Remind" }).click();
  await dialog(alice).getByRole("button", { name: "Remind" }).click();
  await expect(dialog(alice).getByText(/reminded a moment ago/)).toBeVisible();
});

test("who runs the flow moves, reassigns, edits and closes, each time with a reason", async ({ browser }) => {
  const name = title("Intervene");
  const path = await fileLeave(await openAs(browser, "alice"), { title: name, days: 2 });
  const admin = await openAs(browser, "admin");
  await admin.goto(path);
  const manage = async (choice: string) => {
    await admin.getByRole("button", { name: "Manage" }).click();
    await admin.getByRole("menuitem", { name: choice }).click();
  };
  await manage("Reassign…");
  await choosePerson(dialog(admin), "omar", "Omar Haddad");
  await dialog(admin).getByRole("button", { name: "Reassign" }).click();
  await expect(dialog(admin).getByText("Fill this in.")).toBeVisible();
  await dialog(admin).getByRole("textbox", { name: "Why" }).fill("Guo Ji is ill");
  await dialog(admin).getByRole("button", { name: "Reassign" }).click();
  await expect(admin.getByText(/reassigned Leader approval to/)).toBeVisible();

  await manage("Move to…");
  await dialog(admin).getByRole("button", { name: /To/ }).click();
  await admin.getByRole("option", { name: /CEO approval/ }).click();
  await dialog(admin).getByRole("textbox", { name: "Why" }).fill("Her own wish");
  await dialog(admin).getByRole("button", { name: "Move" }).click();
  await expect(admin.getByText(/moved the ticket from Leader approval to/)).toBeVisible();

  await manage("Edit fields…");
  await dialog(admin).getByRole("textbox", { name: "Days" }).fill("6");
  await dialog(admin).getByRole("textbox", { name: "Why" }).fill("It was a typing error");
  await dialog(admin).getByRole("button", { name: "Save changes" }).click();
  await expect(admin.getByText(/edited fields/)).toBeVisible();

  await manage("Close…");
  const alert = admin.getByRole("alertdialog");
  await alert.getByRole("textbox", { name: "Why" }).fill("Not needed any more");
  await alert.getByRole("button", { name: "Close ticket" }).click();
  await expectStatus(admin, "Closed");
});

test("menus and dialogs of a ticket are accessible and give the focus back", async ({ browser }) => {
  const name = title("Looks");
  await fileLeave(await openAs(browser, "alice"), { title: name, days: 2 });
  const page = await openAs(browser, "guiji");
  // Colours are looked at when they have arrived.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openFromInbox(page, name);
  const clean = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  };
  for (const action of ["Transfer", "Add signer"]) {
    await press(page, action);
    await expect(dialog(page)).toBeVisible();
    await clean();
    await dialog(page).getByRole("button", { name: "Cancel" }).click();
    await expect(actions(page).getByRole("button", { name: action, exact: true })).toBeFocused();
  }
  await openMore(page, "Delegate");
  await clean();
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Discuss this ticket" }).pressSequentially("@e");
  await expect(page.getByRole("option").first()).toBeVisible();
  await clean();
});
