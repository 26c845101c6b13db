export type TimeUnit = "second" | "minute" | "hour" | "day";

const SECONDS: readonly (readonly [TimeUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** A time in the largest unit that gives a whole number: 7,200 seconds are 2 hours. */
export function wholeUnits(seconds: number): { value: number; unit: TimeUnit } {
  const [unit, length] = SECONDS.find(([, size]) => seconds >= size && seconds % size === 0) ?? ["second", 1];
  return { value: seconds / length, unit };
}
