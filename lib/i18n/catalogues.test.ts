import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { CATALOGUES } from "./catalogues";
import type { Locale } from "./locales";

type Tree = { [key: string]: string | Tree };
type RichTranslator = { rich(key: string, values: object): unknown };

const catalogues: Record<Locale, Tree> = { en: await CATALOGUES.en(), "zh-CN": await CATALOGUES["zh-CN"]() };

function messagesOf(tree: Tree, prefix = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : [...messagesOf(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const NOT_PROVIDED = /variable "(\w+)" was not provided/;

/** Formats the message with each kind of value, so that every branch is compiled, and tells which arguments it asked for. */
function argumentsOf(locale: Locale, message: string): string[] {
  const tags = [...message.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? "");
  const branches = [...message.matchAll(/(\w+)\s*\{/g)].map((match) => match[1] ?? "");
  const moments = new Set([...message.matchAll(/\{(\w+), (?:date|time)/g)].map((match) => match[1]));
  const failures: string[] = [];
  const translator = createTranslator({
    locale,
    messages: { message },
    timeZone: "UTC",
    onError: (error) => failures.push(error.message),
  }) as unknown as RichTranslator;
  const asked = new Set<string>();
  for (const sample of [0, 1, 2, 5, ...branches]) {
    for (let isComplete = false; !isComplete; ) {
      const values = [...asked].map((name): [string, unknown] => [name, moments.has(name) ? 0 : sample]);
      translator.rich("message", {
        ...Object.fromEntries(values),
        ...Object.fromEntries(tags.map((tag) => [tag, (chunks: unknown) => chunks])),
      });
      const failure = failures.pop();
      const missing = NOT_PROVIDED.exec(failure ?? "")?.[1];
      if (failure !== undefined && missing === undefined) throw new Error(failure);
      if (missing !== undefined) asked.add(missing);
      isComplete = failure === undefined;
    }
  }
  return [...asked, ...tags].sort();
}

const [english, chinese] = [messagesOf(catalogues.en), messagesOf(catalogues["zh-CN"])];

test("both catalogues have the same keys", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test.each(Object.entries(catalogues))("%s says something for every key", (_locale, catalogue) => {
  const empty = [...messagesOf(catalogue)].filter(([, message]) => message.trim() === "").map(([key]) => key);
  expect(empty).toEqual([]);
});

test.each([...english.keys()])("%s compiles and takes the same arguments in both languages", (key) => {
  const inEnglish = argumentsOf("en", english.get(key) ?? "");
  expect(argumentsOf("zh-CN", chinese.get(key) ?? "")).toEqual(inEnglish);
});

describe("the test itself", () => {
  test("sees arguments inside branches and tags", () => {
    const message =
      "{kind, select, mail {to {address}} other {by {name}}} <b>{count, plural, one {#} other {# or {more}}}</b>";
    expect(argumentsOf("en", message)).toEqual(["address", "b", "count", "kind", "more", "name"]);
  });

  test("takes words before an argument for no value of a date", () => {
    expect(argumentsOf("en", "by {name} on {at, date, short}")).toEqual(["at", "name"]);
  });

  test("sees a message that does not compile", () => {
    expect(() => argumentsOf("en", "{name")).toThrow();
  });
});
