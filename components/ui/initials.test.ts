import { expect, test } from "vitest";
import { initialsOf } from "./initials";

test.each([
  ["Alice Wong", "AW"],
  ["alice", "A"],
  ["li.si", "LS"],
  ["Anna Maria van Dyk", "AD"],
  ["张三", "三"],
  ["李四 (HR)", "四"],
  ["", "?"],
])("initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
