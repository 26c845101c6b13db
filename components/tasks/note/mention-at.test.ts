import { expect, test } from "vitest";
import { mentionAt, withMention } from "./mention-at";

test.each([
  ["@", "", 0],
  ["Ask @gu", "gu", 4],
  ["请@郭", "郭", 1],
  ["(@ann", "ann", 1],
])("%j names somebody: %j", (text, query, from) => {
  expect(mentionAt(text, text.length)).toEqual({ query, from });
});

test.each(["", "ann", "ann@example", "@ann said", "@@", `@${"x".repeat(40)}`])("%j names nobody", (text) => {
  expect(mentionAt(text, text.length)).toBeNull();
});

test("only what stands before the caret counts", () => {
  expect(mentionAt("@gu and @an", 3)).toEqual({ query: "gu", from: 0 });
});

test("a chosen name takes the place of what was typed, with one space after it", () => {
  const asked = { query: "gu", from: 4 };
  expect(withMention("Ask @gu", asked, "Guo Ji")).toEqual({ text: "Ask @Guo Ji ", caret: 12 });
  expect(withMention("Ask @gu please", asked, "Guo Ji")).toEqual({ text: "Ask @Guo Ji please", caret: 12 });
});
