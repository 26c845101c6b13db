import { expect, test } from "vitest";
import { differingPaths } from "./differing-paths";
import { exactJson } from "./exact-json";
import { unexplained } from "./known-differences";
import { mask } from "./mask";

const NO_ALIASES = new Map();

const line = (ref: string, ...paths: string[]) => ({
  ref,
  step: "a step",
  differences: paths.map((path) => ({ path, expected: 1, actual: 2 })),
});

test("a difference that is listed where it is, and nothing else, is explained", () => {
  const known = [{ reason: "why", lines: ["a:1", "a:2"], paths: ["response.data[*].id"] }];
  const both = [line("a:1", "response.data[0].id", "response.data[12].id"), line("a:2", "response.data[3].id")];
  expect(unexplained([...both, line("a:3")], known)).toEqual([]);
});

test("an unlisted difference, an idle listing, an unexpected path and an unknown line are all told", () => {
  const known = [{ reason: "why", lines: ["a:1", "a:2", "a:9"], paths: ["response.msg"] }];
  const told = unexplained([line("a:1"), line("a:2", "response.msg", "response.code"), line("a:3", "status")], known);
  expect(told).toEqual([
    "a:9 is listed but was not replayed",
    "a:1 (a step) is listed to differ at response.msg and does not",
    "a:2 (a step) differs at response.code: 1 became 2",
    "a:3 (a step) differs at status: 1 became 2",
  ]);
});

test("a path stands for itself: dots and brackets are no wildcards", () => {
  const known = [{ reason: "why", lines: ["a:1"], paths: ["response.a[0].b", "**.end"] }];
  expect(unexplained([line("a:1", "response.a[0].b", "x.y.end")], known)).toEqual([]);
  expect(unexplained([line("a:1", "response.a[1].b", "x.end")], known)).toHaveLength(2);
});

test("2.0 is not 2, and a number in a text is left alone", () => {
  const paths = differingPaths(exactJson('{"a": 2.0, "b": "1.5 x"}'), exactJson('{"a": 2, "b": "1.5 x"}'), "r");
  expect(paths.map(({ path }) => path)).toEqual(["r.a"]);
});

test("keys in another order, missing keys and longer lists differ", () => {
  const paths = (a: string, b: string) => differingPaths(exactJson(a), exactJson(b), "r").map(({ path }) => path);
  expect(paths('{"a": 1, "b": 2}', '{"b": 2, "a": 1}')).toEqual(["r.order"]);
  expect(paths('{"a": 1}', '{"b": 1}')).toEqual(["r.a", "r.b"]);
  expect(paths("[1]", "[1, 2]")).toEqual(["r.length"]);
  expect(paths('{"a": null}', '{"a": false}')).toEqual(["r.a"]);
});

test("times, serial numbers and ids are masked, set-up times are not", () => {
  const aliases = new Map([[7, "<ticket:l2>"]]);
  const masked = mask(
    {
      id: 7,
      sn: "loonflow_202611220001",
      gmt_created: "2026-11-22 14:32:21",
      relation: "b,a",
      x: "2026-11-22 14:32:21",
    },
    aliases,
  );
  expect(masked).toEqual({
    id: "<ticket:l2>",
    sn: "loonflow_<sn>",
    gmt_created: "<time>",
    relation: ["a", "b"],
    x: "2026-11-22 14:32:21",
  });
  expect(mask({ gmt_created: "2020-01-01 00:00:00", id: 7 }, aliases)).toEqual({
    gmt_created: "2020-01-01 00:00:00",
    id: 7,
  });
  expect(mask({ id: 3, suggestion: "" }, NO_ALIASES)).toEqual({ id: "<flowlog id>", suggestion: "" });
});

test("whom chance picked is masked where a title or the step says that it did, and nowhere else", () => {
  const picked = { participant: "<picked>", participant_info: "<picked>", state_id: 1, title: "随机1" };
  expect(mask({ participant: "a", participant_info: {}, state_id: 1, title: "随机1" }, NO_ALIASES)).toEqual(picked);
  expect(mask({ participant: "a", title: "x" }, NO_ALIASES)).toEqual({ participant: "a", title: "x" });
  expect(mask({ data: { participant_username_list: ["a"] } }, NO_ALIASES, true)).toEqual({
    data: { participant_username_list: "<picked>" },
  });
});

test("people stand in no order where the original had none", () => {
  const listed = (...names: string[]) => ({
    participant_username_list: names,
    participant_info_list: names.map((username) => ({ username })),
  });
  expect(mask(listed("b", "a"), NO_ALIASES)).toEqual(mask(listed("a", "b"), NO_ALIASES));
  expect(mask(listed("b", "a"), NO_ALIASES)).not.toEqual(mask(listed("b", "c"), NO_ALIASES));
});
