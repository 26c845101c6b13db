import { expect, test } from "vitest";
import { parseExpression } from "./expression";

const event = {
  name: "e",
  data: { n: 2, text: "abc", tags: ["x", "y"], nested: { deep: true } },
  ts: 1_795_411_337_418,
};
const matches = (source: string, values: Record<string, unknown> = { event }) =>
  parseExpression(source).matches(values);

test.each([
  ["event.data.n == 2", true],
  ["event.data.n > 2", false],
  ["event.data.text.startsWith('ab') && event.data.n >= 1.5", true],
  ["'x' in event.data.tags", true],
  ["event.data.tags[1] == 'y'", true],
  ["event.ts > 5", true],
  ["event.data.nested.deep", true],
  ["event.data.missing == null", true],
  ["event.data.missing.deeper == null", false],
  ["has(event.data.n)", true],
  ["async.data.n == event.data.n", true],
])("%s is %s", (source, expected) => {
  expect(matches(source, { event, async: { data: { n: 2 } } })).toBe(expected);
});

test("what does not fit the data does not match", () => {
  expect(matches("event.data.text > 5")).toBe(false);
  expect(matches("event.data.text")).toBe(false);
  expect(matches("nobody.data == 1")).toBe(false);
});

test("a prototype is not part of the data", () => {
  expect(matches("event.data.toString == null")).toBe(true);
  expect(matches("event.data.__proto__ == null")).toBe(true);
});

test("a key is the value as text, or nothing when there is none", () => {
  expect(parseExpression("event.data.n").key({ event })).toBe("2");
  expect(parseExpression("event.data.text + '-' + event.name").key({ event })).toBe("abc-e");
  expect(parseExpression("event.data.tags").key({ event })).toBe('["x","y"]');
  expect(parseExpression("event.data.text - 1").key({ event })).toBeUndefined();
});

test("syntax errors and regular expressions are refused when parsed", () => {
  expect(() => parseExpression("event.data.(")).toThrow();
  expect(() => parseExpression("event.data.tags.exists(t, t.matches('(a+)+$'))")).toThrow("matches()");
});

test("many different expressions do not pile up", () => {
  for (let n = 0; n < 2_500; n += 1) expect(matches(`event.data.n == ${n}`)).toBe(n === 2);
});
