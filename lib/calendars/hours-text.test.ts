import { expect, test } from "vitest";
import { formatHours, parseHours } from "./hours-text";

test.each([
  ["9-17", "09:00–17:00"],
  ["09:00–12:00, 13:00–17:30", "09:00–12:00, 13:00–17:30"],
  ["9:00 - 12:00;13-17.30", "09:00–12:00, 13:00–17:30"],
  ["9：00～12：00，13：30至18：00", "09:00–12:00, 13:30–18:00"],
  ["0900-1730", "09:00–17:30"],
  ["22-24", "22:00–24:00"],
  ["9 to 17", "09:00–17:00"],
  ["9-12 13-17", "09:00–12:00, 13:00–17:00"],
  ["", ""],
  [" , ", ""],
  ["17-9", "17:00–09:00"],
])("%j is %j", (text, hours) => {
  const read = parseHours(text);
  expect(read === null ? null : formatHours(read)).toBe(hours);
});

test.each(["9", "9-", "9-25", "9-17-18", "24-25", "24:00-24:00", "9:60-10", "nine to five", "24:01-24:02"])(
  "%j cannot be read",
  (text) => expect(parseHours(text)).toBeNull(),
);
