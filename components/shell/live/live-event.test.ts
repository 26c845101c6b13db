import { expect, test } from "vitest";
import { isOutdated } from "./live-event";

const shown = { unread: 2, todo: 3, path: "/notices" };

test.each([
  [{ unread: 2, todo: 3, tickets: [] }, shown, false],
  [{ unread: 3, todo: 3, tickets: [] }, shown, true],
  [{ unread: 2, todo: 2, tickets: [] }, shown, true],
  [{ unread: 2, todo: 3, tickets: [7] }, shown, false],
  [{ unread: 2, todo: 3, tickets: [7] }, { ...shown, path: "/inbox" }, true],
  [{ unread: 2, todo: 3, tickets: [] }, { ...shown, path: "/inbox" }, false],
  [{ unread: 2, todo: 3, tickets: [7] }, { ...shown, path: "/tickets/7" }, true],
  [{ unread: 2, todo: 3, tickets: [7] }, { ...shown, path: "/tickets/77" }, false],
])("%j makes %j old: %s", (event, page, expected) => {
  expect(isOutdated(page, event)).toBe(expected);
});
