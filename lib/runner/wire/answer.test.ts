import { expect, test } from "vitest";
import { readAnswer } from "./answer";

const NOW = Date.parse("2026-11-23T00:00:00Z");

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const all = { "x-inngest-sdk": "js:v4", "x-inngest-req-version": "2", ...headers };
  return readAnswer(new Response(JSON.stringify(body), { status, headers: all }), NOW);
}

test("a value completes the run", async () => {
  expect(await answer(200, { ok: 1 })).toEqual({ kind: "completed", version: 2, output: { ok: 1 } });
});

test("operations are read with their own fields", async () => {
  const op = { id: "1", op: "Sleep", name: "1h", opts: {}, extra: 1 };
  expect(await answer(206, [op])).toEqual({ kind: "ops", version: 2, ops: [op], isFinal: false });
});

test("the header decides whether an error is the last, whatever the status", async () => {
  expect(await answer(500, { message: "no" }, { "x-inngest-no-retry": "true" })).toMatchObject({ kind: "failed" });
  expect(await answer(500, { message: "no" }, { "x-inngest-no-retry": "false" })).toMatchObject({ kind: "threw" });
});

test.each([
  ["120", 120_000],
  ["0", 1_000],
  ["2026-11-23T01:00:00.000Z", 3_600_000],
  ["2026-11-22T01:00:00.000Z", 1_000],
  ["2027-11-22T01:00:00.000Z", 86_400_000],
  ["nonsense", undefined],
])("retry-after %s", async (header, retryInMs) => {
  expect((await answer(500, {}, { "retry-after": header })) as { retryInMs?: number }).toMatchObject(
    retryInMs === undefined ? { kind: "threw" } : { retryInMs },
  );
});

test("without the SDK's header, or refused by it, nobody has answered", async () => {
  expect(await readAnswer(new Response("<html>", { status: 502 }), NOW)).toEqual({
    kind: "absent",
    reason: "no SDK answered (HTTP 502)",
  });
  expect(await answer(401, { message: "signature" })).toMatchObject({ kind: "absent" });
});
