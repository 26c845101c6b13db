import { expect, test } from "vitest";
import { cascadeLevels } from "./cascade-levels";

const tree = [
  { key: "cn", label: "China", children: [{ key: "sh", label: "", children: [] }] },
  { key: "sg", label: "Singapore", children: [] },
];
const words = (path: string[]) =>
  cascadeLevels(tree, path).map(({ options, chosen }) => [options.map(({ label }) => label), chosen]);

test("there is a list for every level chosen from and the next one below", () => {
  expect(words([])).toEqual([[["China", "Singapore"], null]]);
  expect(words(["cn"])).toEqual([
    [["China", "Singapore"], "cn"],
    [["sh"], null],
  ]);
  expect(words(["cn", "sh"])).toHaveLength(2);
  expect(words(["sg"])).toHaveLength(1);
});

test("what the form no longer offers stays in sight", () => {
  expect(words(["us", "ny"])).toEqual([
    [["China", "Singapore", "us"], "us"],
    [["ny"], "ny"],
  ]);
  expect(cascadeLevels(tree, ["us"])[0]?.options.at(-1)).toMatchObject({ isGone: true });
});
