import { expect, test } from "vitest";
import { openScriptText, readScriptReason, writeScriptReason } from "./script-reason";

test.each([
  ["timed_out", { message: "" }, "script.timed_out", null],
  ["threw", { message: "TypeError: x: y", line: 3 }, "script.threw@3: TypeError: x: y", 3],
  ["fields_refused", { message: "days, reason" }, "script.fields_refused: days, reason", null],
] as const)("%s is written and read again", (reason, error, text, line) => {
  expect(writeScriptReason(reason, error)).toBe(text);
  expect(readScriptReason(text)).toEqual({ reason, line, detail: error.message });
});

test.each(["", "timed out", "script.", "script.unknown", "call.timed_out"])("%j is none", (text) => {
  expect(readScriptReason(text)).toBeNull();
});

test("who does not run the flow learns why it failed, and nothing of what it said", () => {
  expect(openScriptText("script.threw@3: Error: salary is 9000")).toBe("script.threw");
  expect(openScriptText("salary is 9000")).toBe("");
});
