import { beforeAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { scriptRuns } from "@/db/schema/outgoing/scripts";
import { tickets } from "@/db/schema/tickets";
import { asUser, PEOPLE } from "@/db/testing/installation";
import { context, installManagedFlow, OUTSIDERS } from "@/lib/flows/testing/flow-scene";
import { tryScript } from "./try-script";

let flowId: number;

beforeAll(async () => {
  flowId = await installManagedFlow();
});

const FORM = {
  fields: [
    { key: "days", type: "number", label: "Days", max: 10 },
    { key: "who", type: "person", label: "Who" },
    { key: "secret", type: "text", label: "Secret" },
    { key: "twice", type: "computed", label: "Twice", expression: "form.days * 2" },
  ],
};

function trial(source: string, more: object = {}, script: object = {}) {
  const fields = { days: "edit", who: "read", twice: "read", title: "read" };
  const node = { key: "run", name: "Run", type: "script", fields, script: { source, timeoutSeconds: 2, ...script } };
  return { flowId, node, form: FORM, title: "A trial", values: { days: 3, who: PEOPLE.leader, secret: "s" }, ...more };
}
const run = (source: string, more: object = {}, by: number = PEOPLE.hr1) =>
  tryScript.run(context(asUser(by)), trial(source, more));

test("a script sees made-up values as its node would, and nothing is kept of it", async () => {
  const source =
    "console.log(JSON.stringify(ticket.fields), ticket.title, action); return { days: ticket.fields.twice };";
  const tried = await run(source);
  expect(tried).toMatchObject({ ok: true, result: { days: 6 }, foreign: [], problems: [], calls: [] });
  const name = { id: PEOPLE.leader, username: "leader", name: "leader" };
  expect(tried.output).toBe(`${JSON.stringify({ days: 3, who: name, twice: 6 })} A trial run\n`);
  const kept = await Promise.all([tickets, outbox, scriptRuns].map((table) => getDb().select().from(table)));
  expect(kept).toEqual([[], [], []]);
});

test("what the form would not take is told field by field", async () => {
  expect(await run("return { days: 11, who: 1, nobody: 2 };")).toMatchObject({
    ok: true,
    foreign: ["who", "nobody"],
    problems: [{ path: "days", code: "too_large" }],
  });
});

test.each([
  ["\n\nnope();", { reason: "threw", line: 3 }],
  ["for (;;);", { reason: "timed_out" }],
  ["return 3;", { reason: "bad_result" }],
])("%j is told with its line", async (source, expected) => {
  expect(await run(source)).toMatchObject({ ok: false, ...expected });
});

test("calls leave only when asked for, and never to this machine", async () => {
  const source = "try { await fetch('http://127.0.0.1:9/x'); } catch (error) { console.log('refused'); }";
  expect(await run(source)).toMatchObject({
    ok: true,
    output: "refused\n",
    calls: [{ method: "GET", url: "http://127.0.0.1:9/x", status: null, why: "not_let_out" }],
  });
  expect(await run(source, { mayCall: true })).toMatchObject({ calls: [{ status: null, why: "address_refused" }] });
});

test.each(OUTSIDERS)("nobody else runs a script on the server: %j", async (actor) => {
  const tried = tryScript.run(context(actor), trial("return {};"));
  await expect(tried).rejects.toMatchObject({ code: "not_found" });
});

test("two at once run, a third has to wait", async () => {
  const source = "for (let turns = 0; turns < 3e6; turns += 1); return {};";
  const answers = await Promise.allSettled([run(source), run(source), run(source)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "trials_busy" } });
  expect(await run("return {};")).toMatchObject({ ok: true });
});

test("who tries too often has to wait a minute", async () => {
  const at = { now: new Date("2026-03-01T09:00:00Z") };
  const timed = { ...context(asUser(PEOPLE.director)), clock: { now: () => at.now } };
  // Of those that come too early some are told that it is busy: they count, too.
  const tries = Array.from({ length: 20 }, () => tryScript.run(timed, trial("return {};")).catch(() => null));
  await Promise.all(tries);
  await expect(tryScript.run(timed, trial("return {};"))).rejects.toMatchObject({ reason: "too_many_trials" });
  at.now = new Date("2026-03-01T09:01:01Z");
  expect(await tryScript.run(timed, trial("return {};"))).toMatchObject({ ok: true });
});
