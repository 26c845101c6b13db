import type postgres from "postgres";
import type { Db } from "@/db/client";
import { saveCalendar } from "@/lib/calendars/commands/save-calendar";

const NAME = "Office hours";
const DAY = [
  { from: "09:00", to: "12:30" },
  { from: "13:30", to: "19:00" },
];

/** The calendar of the demo; made by its administrator where it is not there yet. */
export async function loadOfficeHours(db: Db, sql: postgres.Sql, administratorId: number): Promise<number> {
  const [known] = await sql<{ id: number }[]>`select id from calendars where name = ${NAME}`;
  if (known !== undefined) return known.id;
  const actor = { kind: "user" as const, userId: administratorId, clientId: null };
  const year = new Date().getUTCFullYear();
  const holidays = [year, year + 1].flatMap((each) => [
    { date: `${each}-01-01`, name: "New Year", hours: [] },
    { date: `${each}-12-24`, name: "Christmas Eve, until noon", hours: [{ from: "09:00", to: "12:00" }] },
    { date: `${each}-12-25`, name: "Christmas", hours: [] },
  ]);
  const { calendarId } = await saveCalendar.run(
    { db, actor, clock: { now: () => new Date() } },
    {
      name: NAME,
      calendar: {
        timeZone: "Europe/Berlin",
        week: [1, 2, 3, 4, 5].map((day) => ({ day, hours: DAY })),
        days: holidays,
      },
    },
  );
  return calendarId;
}
