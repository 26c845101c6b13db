import type { BusinessCalendar } from "../business-calendar";

const OFFICE = [
  { from: "09:00", to: "12:00" },
  { from: "13:00", to: "18:00" },
];

/** Monday to Friday with a break at noon, closed at Christmas. */
export const office = (change: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  timeZone: "Europe/Berlin",
  week: [1, 2, 3, 4, 5].map((day) => ({ day, hours: OFFICE })),
  days: [{ date: "2026-12-25", name: "Christmas", hours: [] }],
  ...change,
});
