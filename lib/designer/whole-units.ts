export type TimeUnit = "second" | "minute" | "hour" | "day";

export const UNIT_SECONDS: Readonly<Record<TimeUnit, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

const LARGEST_FIRST = ["day", "hour", "minute"] as const;

/** A time in the largest unit that gives a whole number: 7,200 seconds are 2 hours. */
export function wholeUnits(seconds: number): { value: number; unit: TimeUnit } {
  const isWhole = (unit: TimeUnit) => seconds >= UNIT_SECONDS[unit] && seconds % UNIT_SECONDS[unit] === 0;
  const unit = LARGEST_FIRST.find(isWhole) ?? "second";
  return { value: seconds / UNIT_SECONDS[unit], unit };
}
