import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, describe, expect, test } from "vitest";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { runScript } from "./run-script";

/** Scripts that try to harm the server or to get out. Each must end, within its time, in a failure that says why. */
const limits = { allow: parseAllowList(""), timeoutMs: 2000, maxBytes: 10_000 };
const run = (source: string, timeoutMs = 600) =>
  runScript({
    language: "javascript",
    source,
    input: { ticket: { id: 1, fields: {} }, action: "run" },
    timeoutMs,
    call: (request) => callGuarded(request, limits),
  });

const before = process.memoryUsage().rss;
const pauses = monitorEventLoopDelay();
pauses.enable();
afterAll(() => {
  // Whatever they do, others are served meanwhile.
  expect(pauses.percentile(99) / 1e6).toBeLessThan(500);
  // What scripts hold, they hold in processes of their own.
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

describe("JavaScript fails clearly", () => {
  test.each([
    ["an endless loop", "for (;;);", "timed_out"],
    ["an endless loop of promises", "for (;;) await null;", "timed_out"],
    [
      "an endless chain of jobs",
      "const f = () => Promise.resolve().then(f); f(); await new Promise(() => {});",
      ["timed_out", "never_ends", "out_of_memory"],
    ],
    ["a regular expression that never ends", "/(a+)+$/.test('a'.repeat(50) + 'b');", "timed_out"],
    ["a getter that never ends in what it gives", "return { get days() { for (;;); } };", "timed_out"],
    ["a toJSON that never ends", "return { days: { toJSON() { for (;;); } } };", "timed_out"],
    ["a promise that nobody settles", "await new Promise(() => {});", "never_ends"],
    ["arrays without end", "const a = []; for (;;) a.push(new Array(1e5).fill(1));", "out_of_memory"],
    ["strings without end", "let s = 'x'; for (;;) s += s;", ["out_of_memory", "threw"]],
    ["bytes without end", "const a = []; for (;;) a.push(new Uint8Array(1e7));", "out_of_memory"],
    ["one huge buffer", "new ArrayBuffer(3e9);", ["threw", "out_of_memory"]],
    ["endless recursion", "const f = (n) => f(n + 1) + 1; f(0);", "threw"],
    [
      "recursion through JSON",
      "const o = {}; let p = o; for (let i = 0; i < 1e6; i++) p = p.a = {}; return o;",
      ["bad_result", "threw", "out_of_memory", "timed_out"],
    ],
    ["output without end", "for (;;) console.log('x'.repeat(1000));", ["too_much_output", "timed_out"]],
    ["one huge line", "console.log('x'.repeat(2e6));", "too_much_output"],
    ["a huge result", "return { days: 'x'.repeat(1e6) };", "bad_result"],
    ["a result that is a list", "return [1, 2];", "bad_result"],
    ["a result that is a text", "return 'three';", "bad_result"],
    ["a result that goes round", "const o = {}; o.o = o; return o;", "bad_result"],
    ["a result that JSON has no word for", "return { days: 10n };", "bad_result"],
    ["nothing thrown", "throw undefined;", "threw"],
    ["a huge text thrown", "throw 'x'.repeat(1e6);", "threw"],
    ["an error that throws when it is read", "throw { get message() { throw 1; } };", "threw"],
    ["what is no JavaScript", "return {", "threw"],
    ["a module", "await import('node:fs');", "threw"],
    ["Node's require", "require('node:fs');", "threw"],
    ["the process", "process.exit(0);", "threw"],
    [
      "the process, by the constructor of constructors",
      "this.constructor.constructor('return process')().exit();",
      "threw",
    ],
    ["the process, by a host function", "console.log.constructor('return process')().exit();", "threw"],
    ["the bridge to the host", "host_call('{}');", "threw"],
    [
      "a stack that shows functions",
      "Error.prepareStackTrace = (_, s) => s; new Error('x').stack[0].getThis().process.exit();",
      "threw",
    ],
    ["timers it does not have", "setTimeout(() => {}, 1e9);", "threw"],
  ] as const)("%s", async (_what, source, codes) => {
    const failed = await run(source);
    expect(failed).toMatchObject({ ok: false });
    expect([codes].flat()).toContain(failed.ok ? "nothing" : failed.error.code);
    expect(failed.durationMs).toBeLessThan(3000);
    expect(failed.output.length).toBeLessThanOrEqual(64 * 1024);
  });

  test.each([
    [
      "prototypes",
      "Object.prototype.days = 9; Array.prototype.map = null; JSON.parse = null; return { a: 1 };",
      { a: 1 },
    ],
    ["__proto__", 'return JSON.parse(\'{"__proto__": {"isAdmin": true}, "a": 1}\');', { a: 1 }],
    ["proxies", "return new Proxy({ a: 1 }, {});", { a: 1 }],
    ["no numbers", "return { a: NaN, b: Infinity, c: undefined, d: () => 1 };", { a: null, b: null }],
  ] as const)("games with %s stay in the script", async (_what, source, result) => {
    const played = await run(source);
    expect(played).toEqual(expect.objectContaining({ ok: true, result }));
    expect(Object.hasOwn(Object.prototype, "days")).toBe(false);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test.each([
    "http://127.0.0.1:1/",
    "http://localhost/",
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]/",
    "http://0x7f.1/",
    "file:///etc/passwd",
    "http://user:secret@example.org/",
  ])("does not reach %s", async (url) => {
    const failed = await run(`await fetch(${JSON.stringify(url)});`);
    expect(failed).toMatchObject({
      ok: false,
      error: { code: "threw", message: expect.stringContaining("address_refused") },
    });
  });

  test("makes at most twenty calls", async () => {
    let calls = 0;
    const answered = await runScript({
      language: "javascript",
      source:
        "let n = 0; try { for (;;) { await fetch('https://example.org/'); n += 1; } } catch (e) { return { n, why: e.message }; }",
      input: {},
      timeoutMs: 2000,
      call: async () => {
        calls += 1;
        return { status: 200, headers: {}, body: "" };
      },
    });
    expect(answered).toMatchObject({ ok: true, result: { n: 20, why: expect.stringContaining("at most 20") } });
    expect(calls).toBe(20);
  });

  test("a call that never comes back ends with the script's time", async () => {
    const failed = await runScript({
      language: "javascript",
      source: "await fetch('https://example.org/');",
      input: {},
      timeoutMs: 500,
      call: () => new Promise(() => {}),
    });
    expect(failed).toMatchObject({ ok: false, error: { code: "timed_out" } });
  });

  test("a method that is none and a call that fails are the script's errors", async () => {
    expect(await run("await fetch('https://example.org/', { method: 'TRACE' });")).toMatchObject({
      ok: false,
    });
    const failed = await runScript({
      language: "javascript",
      source: "await fetch('https://example.org/');",
      input: {},
      timeoutMs: 1000,
      call: () => Promise.reject(new CallFailed("unreachable", "away")),
    });
    expect(failed).toMatchObject({ ok: false, error: { message: "Error: fetch: unreachable: away" } });
  });
});
