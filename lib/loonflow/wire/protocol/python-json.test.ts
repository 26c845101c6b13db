import { expect, test } from "vitest";
import { toPythonJson } from "./python-json";
import { Float } from "./wire-value";

test("writes ASCII with a space after commas and colons", () => {
  expect(toPythonJson({ code: 0, data: { value: [1, "请假😀"], ok: true }, msg: null })).toBe(
    '{"code": 0, "data": {"value": [1, "\\u8bf7\\u5047\\ud83d\\ude00"], "ok": true}, "msg": null}',
  );
});

test("escapes what JSON must escape and nothing else", () => {
  expect(toPythonJson('a"b\\c\n\u0001/')).toBe('"a\\"b\\\\c\\n\\u0001/"');
});

test("a float keeps its decimal point", () => {
  expect(toPythonJson([new Float(2), new Float(-0.5), 2])).toBe("[2.0, -0.5, 2]");
});

test("a map keeps its order where an object would sort", () => {
  expect(
    toPythonJson(
      new Map([
        ["1", "yes"],
        ["0", "no"],
      ]),
    ),
  ).toBe('{"1": "yes", "0": "no"}');
});
