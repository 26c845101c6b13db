import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { CALL_REASONS } from "@/lib/calls/call-reason";
import type { RefusalCode } from "@/lib/engine/refusal";
import { SCRIPT_REASONS } from "@/lib/scripts/script-reason";
import en from "@/messages/en.json";
import { type ErrorTranslator, errorSentence, problemSentence } from "./error-sentences";

const LIB = fileURLToPath(new URL("..", import.meta.url));
// Does not compile while a refusal of the engine has no sentence.
const sentences: Record<RefusalCode, string> = en.errors;

const t = createTranslator({
  locale: "en",
  messages: en.errors,
  onError: (error) => {
    throw error;
  },
}) as unknown as ErrorTranslator;

test("a reason has its own sentence", () => {
  const error = { code: "conflict", reason: "task_taken", params: { name: "Ann" } } as const;
  expect(errorSentence(t, error)).toBe(sentences.task_taken.replace("{name}", "Ann"));
});

test("a reason without a sentence is told by its code", () => {
  expect(errorSentence(t, { code: "conflict", reason: "new_reason", params: {} })).toBe(en.errors.conflict);
});

test("a problem is told with its bounds", () => {
  expect(problemSentence(t, { path: "x", code: "too_long", params: { max: 1000 } })).toContain("1000");
});

test.each(["too_small", "invalid_union"])("the problem %s of another validator is told in general", (code) => {
  expect(problemSentence(t, { path: "x", code })).toBe(en.errors.fields.invalid);
});

test("every reason that the code gives has a sentence", () => {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" });
  const sources = files.filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !isWire(file) && !isGallery(file),
  );
  const reasons = sources.flatMap((file) =>
    [...readFileSync(path.join(LIB, file), "utf8").matchAll(/\breason: "(\w+)"/g)].map((match) => match[1] ?? ""),
  );
  expect(reasons).toContain("invalid_input");
  const toldElsewhere: readonly string[] = [...CALL_REASONS, ...SCRIPT_REASONS];
  expect(reasons.filter((reason) => !t.has(reason) && !toldElsewhere.includes(reason))).toEqual([]);
});

/** Callers of the wire are programs and have sentences of their own. */
function isWire(file: string): boolean {
  return file.startsWith(`loonflow${path.sep}`);
}

/** Flows to begin with have fields that are called so. */
function isGallery(file: string): boolean {
  return file.startsWith(path.join("flows", "gallery"));
}
