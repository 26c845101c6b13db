import { expect, test } from "vitest";
import { storableJson, storableText } from "./storable";

test("what PostgreSQL has no text for is replaced, wherever it is", () => {
  expect(storableText("a\0b\ud800c😀")).toBe("a�b�c😀");
  expect(storableJson({ "k\0": ["\udc00", { a: "\\u0000", b: null, c: 1.5, d: true }] })).toEqual({
    "k�": ["�", { a: "\\u0000", b: null, c: 1.5, d: true }],
  });
});

test("a value that is too deep is none", () => {
  const deep = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
  expect(() => storableJson(deep(50))).not.toThrow();
  expect(() => storableJson(deep(60))).toThrow(RangeError);
});

test("a key that would change what a value inherits is left out", () => {
  const read = storableJson(JSON.parse('{"__proto__": {"isAdmin": true}, "a": 1}'));
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(read).toEqual({ a: 1 });
});
