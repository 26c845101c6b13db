import { expect, test } from "vitest";
import { parseEnv } from "./env-file.mjs";

test.each([
  ["A=1", { A: "1" }],
  ["export A = b c ", { A: "b c" }],
  ["A='x # y' # z\nB=\"\"", { A: "x # y", B: "" }],
  ["# A=1\n\nB=2 # two", { B: "2" }],
  ["URL=postgres://a:b#c@h/d", { URL: "postgres://a:b#c@h/d" }],
  ["A=1\r\nA=2", { A: "2" }],
  ["not a line", {}],
])("%j", (text, variables) => {
  expect(parseEnv(text)).toEqual(variables);
});
