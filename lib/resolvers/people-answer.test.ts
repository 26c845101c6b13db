import { expect, test } from "vitest";
import { AskFailed } from "./ask-failed";
import { readPeople } from "./people-answer";

const answer = (body: unknown, status = 200) => ({
  status,
  headers: {},
  body: typeof body === "string" ? body : JSON.stringify(body),
});

test.each([
  [
    ["ann", " bob ", "ann", ""],
    ["ann", "bob"],
  ],
  ['"ann, bob;carl，dora"', ["ann", "bob", "carl", "dora"]],
  [{ usernames: ["ann"] }, ["ann"]],
  [{ usernames: "ann,bob" }, ["ann", "bob"]],
  [{ usernames: [{ username: "ann", id: 7 }] }, ["ann"]],
  [{ code: 0, msg: "", data: "ann,bob" }, ["ann", "bob"]],
  [{ code: 0, data: ["ann", "bob"] }, ["ann", "bob"]],
  [{ code: "0", data: "ann" }, ["ann"]],
  [{ code: 0, data: "" }, []],
  [[], []],
  [["x".repeat(51), "ann"], ["ann"]],
  [Array.from({ length: 1001 }, (_, index) => `p${index}`), expect.objectContaining({ length: 1000 })],
])("%j names %j", (body, names) => {
  expect(readPeople(answer(body))).toEqual(names);
});

test.each([
  [answer("x", 500), "bad_status", true],
  [answer("x", 503), "bad_status", true],
  [answer("x", 429), "bad_status", true],
  [answer(["ann"], 404), "bad_status", false],
  [answer(["ann"], 302), "bad_status", false],
  [answer({ code: -1, msg: "no such state", data: "ann" }), "answered_no", false],
  [answer({ code: "1" }), "answered_no", false],
  [answer("<html>Sign in</html>"), "bad_answer", false],
  [answer(""), "bad_answer", false],
  [answer({}), "bad_answer", false],
  [answer({ code: 0 }), "bad_answer", false],
  [answer({ data: "ann" }), "bad_answer", false],
  [answer([1, 2]), "bad_answer", false],
  [answer("7"), "bad_answer", false],
  [answer("null"), "bad_answer", false],
])("%j names nobody: %s", (given, reason, isPassing) => {
  let failure: unknown;
  try {
    readPeople(given);
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(AskFailed);
  expect(failure).toMatchObject({ reason, isPassing });
});

test("a refusal keeps the other system's words", () => {
  expect(() => readPeople(answer({ code: 1, msg: "no such state" }))).toThrow("answered_no: no such state");
});
