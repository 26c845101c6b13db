import { expect, test } from "vitest";
import { SECTIONS, sectionOf } from "./sections";

test.each(SECTIONS.map(({ href, name }) => [href, name] as const))("%s is %s", (href, name) => {
  const url = new URL(`${href}${href.includes("?") ? "&" : "?"}flow=3`, "http://localhost");
  expect(sectionOf(url.pathname, url.searchParams)).toBe(name);
});

test("tickets without a view are all tickets", () => {
  expect(sectionOf("/tickets", new URLSearchParams("flow=3"))).toBe("all");
});

test("a single ticket belongs to no list", () => {
  expect(sectionOf("/tickets/12", new URLSearchParams())).toBeNull();
});

test("no two sections share a key", () => {
  expect(new Set(SECTIONS.map(({ key }) => key)).size).toBe(SECTIONS.length);
});
