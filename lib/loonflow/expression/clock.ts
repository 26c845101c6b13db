import { FormField } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import { type Cel, cel } from "./cel";
import { type Context, caution } from "./context";
import { Untranslatable } from "./untranslatable";

const DATE_TIME = FormField.parse({ key: "at", type: "date-time", label: "at" });
const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2})(?::(\d{2}))?)?$/;

/** A written date and time; `isWhole` when nothing down to the seconds was left out. */
export function readClock(text: string): { text: string; isWhole: boolean } | null {
  const [, date, minutes, seconds] = WRITTEN.exec(text) ?? [];
  if (date === undefined) return null;
  return { text: `${date} ${minutes ?? "00:00"}:${seconds ?? "00"}`, isWhole: seconds !== undefined };
}

/** @throws Untranslatable when there is no such time. */
export function timestampOf(clock: string, context: Context): Cel {
  const read = parseValue(DATE_TIME, clock, { timeZone: context.timeZone });
  if (!read.ok || typeof read.value !== "string") throw new Untranslatable("not_a_time", clock);
  caution(context, "time_zone", context.timeZone);
  return cel.call("timestamp", cel.text(read.value));
}

export function durationOf(seconds: number): Cel {
  const hours = seconds / 3600;
  return cel.call("duration", cel.text(Number.isInteger(hours) ? `${hours}h` : `${seconds}s`));
}

export const dayOf = (clock: string): Cel => cel.text(clock.slice(0, 10));

/** A day as a point in time, to compute the distance of two days. */
export const midnightOf = (day: Cel): Cel => cel.call("timestamp", cel.sum(day, "+", cel.text("T00:00:00Z")));
