import { describe, expect, test } from "vitest";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import type { OutgoingCall } from "@/lib/platform/outbound/guarded-fetch";
import { runScript } from "./run-script";
import { sandboxCommand } from "./sandbox-command";
import type { ScriptLanguage } from "./script-run";

const input = { ticket: { id: 1, title: "五天", fields: { days: 3, reason: null } }, action: "run" };
const PYTHON = { timeout: 60_000 };

function run(language: ScriptLanguage, source: string, timeoutMs: number) {
  const asked: OutgoingCall[] = [];
  const call = async (request: OutgoingCall) => {
    asked.push(request);
    if (request.url.includes("127.0.0.1")) throw new CallFailed("address_refused", "127.0.0.1");
    return { status: 200, headers: { "x-kind": "answer" }, body: '{"ok":true}' };
  };
  return runScript({ language, source, input, timeoutMs, call }).then((result) => ({ ...result, asked }));
}
const javascript = (source: string, timeoutMs = 1500) => run("javascript", source, timeoutMs);
const python = (source: string, timeoutMs = 5000) => run("python", source, timeoutMs);

describe("JavaScript", () => {
  test("reads its ticket, prints, calls, and gives values", async () => {
    const source = `console.log("days", ticket.fields.days, { action });
const answer = await fetch("https://example.org", { method: "post", headers: { "x-a": 1 }, body: { a: 1 } });
return { days: ticket.fields.days + 1, isOk: (await answer.json()).ok, kind: answer.headers["x-kind"] };`;
    expect(await javascript(source)).toMatchObject({
      ok: true,
      output: 'days 3 {"action":"run"}\n',
      result: { days: 4, isOk: true, kind: "answer" },
      asked: [{ url: "https://example.org", method: "POST", headers: { "x-a": "1" }, body: '{"a":1}' }],
    });
  });

  test.each(["", "return;", "return null", "// nothing"])("gives nothing with %j", async (source) => {
    expect(await javascript(source)).toMatchObject({ ok: true, result: {}, output: "" });
  });

  test("what it prints before it fails is kept, with the line that failed", async () => {
    const failed = await javascript('console.log("one");\nconst x = undefined;\nx.y();');
    expect(failed).toMatchObject({
      ok: false,
      output: "one\n",
      error: { code: "threw", line: 3, message: expect.stringContaining("TypeError") },
    });
  });

  test("a call that is refused can be caught, and is an error otherwise", async () => {
    const caught = "try { await fetch('http://127.0.0.1/') } catch (error) { return { why: error.message } }";
    expect(await javascript(caught)).toMatchObject({ ok: true, result: { why: "fetch: address_refused: 127.0.0.1" } });
    const thrown = await javascript("await fetch('http://127.0.0.1/')");
    expect(thrown).toMatchObject({ ok: false, error: { code: "threw", message: expect.stringContaining("refused") } });
  });

  test("several calls at once are answered each with its own answer", async () => {
    const source =
      "const all = await Promise.all([1, 2, 3].map((n) => fetch('https://example.org/' + n)));" +
      "return { statuses: all.map((one) => one.status) }";
    expect(await javascript(source)).toMatchObject({ ok: true, result: { statuses: [200, 200, 200] } });
  });
});

describe.runIf(sandboxCommand("python", 0) !== null)("Python", () => {
  test("reads its ticket, prints, calls, and gives values", PYTHON, async () => {
    const source = `print("days", ticket["fields"]["days"], action)
answer = await fetch("https://example.org", method="POST", body={"a": 1})
fields["days"] = ticket["fields"]["days"] + 1
fields["title"] = ticket["title"] + "！"
fields["ok"] = answer.json()["ok"] and answer.ok`;
    expect(await python(source)).toMatchObject({
      ok: true,
      output: "days 3 run\n",
      result: { days: 4, title: "五天！", ok: true },
      asked: [{ url: "https://example.org", method: "POST", body: '{"a": 1}' }],
    });
  });

  test("an error names its line; what was printed is kept", PYTHON, async () => {
    expect(await python('print("one")\n\nraise ValueError("no such host")')).toMatchObject({
      ok: false,
      output: "one\n",
      error: { code: "threw", line: 3, message: "ValueError: no such host" },
    });
  });
});
