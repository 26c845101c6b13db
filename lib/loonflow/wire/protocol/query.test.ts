import { describe, expect, test } from "vitest";
import { pageOf, pageOfList, sliceOf } from "./page";
import { Query } from "./query";

const query = (text: string) => new Query(new URLSearchParams(text));
const refusal = (code: string, params: object) => expect.objectContaining({ code, params });

describe("query", () => {
  test("of a repeated key the last value counts", () => {
    expect(query("category=bad&category=all").text("category")).toBe("all");
    expect(query("ids=1&ids=2,3").ids("ids")).toEqual([2, 3]);
  });

  test("an empty value is no filter", () => {
    expect(query("name=").text("name")).toBeNull();
    expect(query("state_ids=").ids("state_ids")).toBeNull();
    expect(query("reverse=").integer("reverse", 1)).toBe(1);
  });

  test("what is no number is refused by name", () => {
    expect(() => query("state_ids=1,").ids("state_ids")).toThrow(refusal("query_malformed", { key: "state_ids" }));
    expect(() => query("page=abc").integer("page", 1)).toThrow(refusal("query_malformed", { key: "page" }));
  });

  test("an id too large for a table names nothing instead of failing", () => {
    expect(query("ids=99999999999").ids("ids")).toEqual([2_147_483_647]);
  });
});

describe("page", () => {
  test("ten rows of the first page unless asked otherwise, never more than 200", () => {
    expect(pageOf(query(""))).toEqual({ page: 1, perPage: 10 });
    expect(pageOf(query("page=3&per_page=5000"))).toEqual({ page: 3, perPage: 200 });
  });

  test("a page of nothing is refused", () => {
    expect(() => pageOf(query("per_page=0"))).toThrow(refusal("query_malformed", { key: "per_page" }));
  });

  test.each([
    [1, 0],
    [2, 5],
    [3, 10],
    [99, 10],
    [0, 10],
    [-1, 10],
  ])("page %i of eleven rows by five starts at %i", (page, offset) => {
    expect(sliceOf({ page, perPage: 5 }, 11)).toEqual({ offset, limit: 5 });
  });

  test("the number that was asked for comes back, whichever page is shown", () => {
    expect(pageOfList({ page: 99, perPage: 2 }, ["a", "b", "c"])).toEqual({
      value: ["c"],
      per_page: 2,
      page: 99,
      total: 3,
    });
    expect(pageOfList({ page: 1, perPage: 2 }, [])).toEqual({ value: [], per_page: 2, page: 1, total: 0 });
  });
});
