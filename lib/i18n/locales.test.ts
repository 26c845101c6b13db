import { expect, test } from "vitest";
import { negotiateLocale } from "./locales";

test.each([
  [null, "en"],
  ["", "en"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
  ["en-GB,en;q=0.9,zh-CN;q=0.8", "en"],
  ["de-DE,de;q=0.9,zh;q=0.5,en;q=0.3", "zh-CN"],
  ["zh;q=0.2, en;q=0.7", "en"],
  ["zh-TW", "zh-CN"],
  ["en;q=0, zh", "zh-CN"],
  ["fr-FR", "en"],
] as const)("Accept-Language %j is served in %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});
