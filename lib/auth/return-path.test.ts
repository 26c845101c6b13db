import { expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path";

test.each([
  ["/tickets/12?tab=log", "/tickets/12?tab=log"],
  [null, "/inbox"],
  ["", "/inbox"],
  ["tickets", "/inbox"],
  ["https://evil.example", "/inbox"],
  ["//evil.example", "/inbox"],
  ["/\\evil.example", "/inbox"],
  ["/\t/evil.example", "/inbox"],
  ["/sign-in?from=/x", "/inbox"],
  ["/", "/inbox"],
])("from %j leads to %s", (from, to) => {
  expect(returnPath(from)).toBe(to);
});

test("the sign-in page is asked to come back only where that says something", () => {
  expect(signInPath("/inbox")).toBe("/sign-in");
  expect(signInPath("/tickets?q=a b")).toBe("/sign-in?from=%2Ftickets%3Fq%3Da%2520b");
});
