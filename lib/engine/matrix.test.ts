import { describe, expect, test } from "vitest";
import { ACTIONS, type ActionName, playCells, SHARINGS } from "./testing/matrix";
import { GOLDEN } from "./testing/matrix-golden";

describe.each(Object.keys(ACTIONS) as ActionName[])("%s", (action) => {
  test.each(SHARINGS)("%s", (sharing) => {
    expect(playCells(action, sharing)).toEqual(GOLDEN[action][sharing]);
  });
});
