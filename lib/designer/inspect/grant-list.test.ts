import { expect, test } from "vitest";
import { type Grant, isSameGrants, principalsIn, withPermission, withPrincipals } from "./grant-list";

const grant = (
  permission: Grant["permission"],
  principalId: number,
  principalType: Grant["principalType"] = "user",
) => ({
  permission,
  principalType,
  principalId,
});
const HELD = [grant("view", 1), grant("manage", 1), grant("view", 1, "role"), grant("intervene", 2)];
const nameOf = ({ principalType, principalId }: { principalType: string; principalId: number }) =>
  `${principalType} ${principalId}`;

test("whoever holds several grants is listed once", () => {
  expect(principalsIn(HELD).map(nameOf)).toEqual(["user 1", "role 1", "user 2"]);
});

test("whoever is new may look, whoever is there keeps what they have", () => {
  const more = withPrincipals(HELD, [
    { principalType: "user", principalId: 2 },
    { principalType: "department", principalId: 2 },
  ]);
  expect(more).toEqual([...HELD, grant("view", 2, "department")]);
});

test("a grant that is given and taken again leaves the same list of people in its order", () => {
  const [, , role] = principalsIn(HELD);
  if (role === undefined) throw new Error("nobody");
  const more = withPermission(HELD, role, "manage", true);
  expect(principalsIn(more).map(nameOf)).toEqual(principalsIn(HELD).map(nameOf));
  expect(isSameGrants(more, HELD)).toBe(false);
  expect(isSameGrants(withPermission(more, role, "manage", false), HELD)).toBe(true);
  expect(withPermission(more, role, "manage", true).filter(({ permission }) => permission === "manage")).toHaveLength(
    2,
  );
});

test("lists are the same in any order", () => {
  expect(isSameGrants(HELD, [...HELD].reverse())).toBe(true);
  expect(isSameGrants(HELD, HELD.slice(1))).toBe(false);
});
