import { setTimeout } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import known from "../lib/loonflow/conformance/differences.json" with { type: "json" };
import { problemsOf, unexplained } from "../lib/loonflow/conformance/known-differences";
import { RECORDINGS } from "../lib/loonflow/conformance/recordings";
import { type ReplayedLine, replay } from "../lib/loonflow/conformance/replay";
import { readTranscript } from "../lib/loonflow/conformance/transcript";
import { type Instance, startInstance } from "./support/instance";
import { fillDateTime } from "./support/leave-request";
import { startMailReceiver } from "./support/mail-receiver";
import { openAs } from "./support/sign-in";
import { wireCaller } from "./support/wire-caller";

const FIXTURES = new URL("../lib/loonflow/fixtures/", import.meta.url);
const OPS = { name: "ops", token: "8cd585da-3cc6-11e8-9946-784f437daad6" };

test.describe.configure({ mode: "serial" });

let instance: Instance;
let mail: Awaited<ReturnType<typeof startMailReceiver>>;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  mail = await startMailReceiver();
  const environment = { SMTP_URL: mail.url, MAIL_FROM: "skein@example.com" };
  instance = await startInstance({ port: 3190, folder: ".skein-e2e-imported", environment });
});

test.afterAll(async () => {
  expect(await instance.stop()).toBe(0);
  await mail.stop();
});

test("an empty installation prints the way to its first administrator", async () => {
  // It is well a moment before it says where it is.
  await expect.poll(() => instance.output()).toMatch(/http:\/\/localhost:3190\/setup\?token=\S+/);
});

test("a loonflow installation is imported while the server runs; again changes nothing", async () => {
  test.setTimeout(120_000);
  const file = new URL("setup.json", FIXTURES).pathname;
  const first = await instance.run("scripts/import-loonflow.ts", file);
  expect(first).toContain("请假申请");
  const second = await instance.run("scripts/import-loonflow.ts", file);
  expect(second).not.toBe(first);
});

test("callers of the original get its answers, but where the differences say why not", async () => {
  test.setTimeout(120_000);
  const transcripts = RECORDINGS.map((name) => readTranscript(new URL(`${name}.jsonl`, FIXTURES), name));
  const isSettled = (line: ReplayedLine) => problemsOf(line, known).length === 0;
  // The runner moves parents on when their children have ended; what reads them is asked again until it has.
  const deadline = Date.now() + 60_000;
  const work = async () => {
    await setTimeout(100);
    return Date.now() < deadline;
  };
  const replayed = await replay(instance.baseUrl, transcripts, { isSettled, work });
  expect(unexplained(replayed, known)).toEqual([]);
});

test("four days of leave in the browser: leader, director, HR, and everybody concerned gets notice", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const open = (username: string) => openAs(browser, username, { password: "123456", baseURL: instance.baseUrl });
  const title = `请假四天 ${Date.now()}`;
  const alice = await open("alice");
  await alice.goto("/new/1");
  await alice.getByRole("textbox", { name: "Title" }).fill(title);
  await fillDateTime(alice, "开始时间", { month: "01", day: "05", year: "2027", hour: "09" });
  await fillDateTime(alice, "结束时间", { month: "01", day: "08", year: "2027", hour: "18" });
  await alice.getByRole("textbox", { name: /请假天数/ }).fill("4");
  await alice.getByRole("combobox", { name: /代理人/ }).pressSequentially("lisi");
  await alice.getByRole("option", { name: /李四/ }).click();
  await alice.getByText("年假", { exact: true }).click();
  await alice.getByRole("button", { name: "提交", exact: true }).click();
  await expect(alice.getByRole("heading", { level: 1, name: title })).toBeVisible();
  for (const [username, button] of [
    ["guiji", "同意"],
    ["director", "同意"],
    ["jack", "归档"],
  ] as const) {
    const page = await open(username);
    await page.getByRole("link", { name: title }).first().click();
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByRole("region", { name: "Actions" })).toHaveCount(0);
    await page.goto("/notices");
    await expect(page.getByText(title).first()).toBeVisible();
  }
  await alice.reload();
  await expect(alice.getByText("Finished", { exact: true }).first()).toBeVisible();
  const recipients = () => mail.mails.flatMap((received) => received.to);
  for (const username of ["guiji", "director", "jack", "alice"]) {
    await expect.poll(recipients, { timeout: 15_000 }).toContain(`${username}@example.com`);
  }
});

test("the same over the wire", async () => {
  const call = wireCaller(instance.baseUrl, OPS);
  const { data } = await call<{ ticket_id: number }>("alice", "POST", "tickets", {
    workflow_id: 1,
    transition_id: 1001,
    title: "over the wire",
    leave_start: "2026-01-05 09:00:00",
    leave_end: "2026-01-08 18:00:00",
    leave_days: 4,
    leave_proxy: "lisi",
    leave_type: "1",
  });
  const steps = [
    ["guiji", 1003],
    ["director", 1005],
    ["jack", 1009],
  ] as const;
  for (const [username, transition_id] of steps) {
    const duty = await call<{ value: { id: number }[] }>(username, "GET", "tickets?category=duty&per_page=50");
    expect(duty.data.value.map((row) => row.id)).toContain(data.ticket_id);
    expect(await call(username, "PATCH", `tickets/${data.ticket_id}`, { transition_id })).toMatchObject({ code: 0 });
  }
  const logs = await call<{ total: number }>("alice", "GET", `tickets/${data.ticket_id}/flowlogs`);
  expect(logs.data.total).toBe(4);
});
