import { expect, test } from "vitest";
import { arrayLiteral } from "./array-literal";

test("values are quoted, whatever they contain", () => {
  expect(arrayLiteral([])).toBe("{}");
  expect(arrayLiteral(["a", "", "null", 'say "so"', "back\\slash", "{x,y}"])).toBe(
    String.raw`{"a","","null","say \"so\"","back\\slash","{x,y}"}`,
  );
  expect(arrayLiteral([1, 2])).toBe('{"1","2"}');
});
