import { expect, test } from "vitest";
import { richTextToText } from "@/lib/forms/rich-text";

test.each([
  ["<p>One</p><p>Two <strong>bold</strong></p>", "One\nTwo bold"],
  ["<ul><li><p>a</p></li><li><p>b</p></li></ul>", "a\nb"],
  ["<p>a<br>b</p>", "a\nb"],
  ["<p></p>", ""],
  ["<p>&nbsp;</p><p><br></p>", ""],
  ["<p>1 &lt; 2 &amp;amp; &quot;x&quot;</p>", '1 < 2 &amp; "x"'],
  ["plain, 1 < 2 and 3 > 2", "plain, 1 < 2 and 3 > 2"],
])("%s says %j", (html, text) => {
  expect(richTextToText(html)).toBe(text);
});

test("is quick with any number of brackets", () => {
  const started = performance.now();
  richTextToText("<a".repeat(100_000));
  expect(performance.now() - started).toBeLessThan(500);
});
