const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const twoDigits = "2-digit" as const;
  // Swedish writes dates and times as the wire does: 2026-01-05 09:00:00.
  const formatter = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: twoDigits,
    day: twoDigits,
    hour: twoDigits,
    minute: twoDigits,
    second: twoDigits,
    hourCycle: "h23",
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** An ISO instant as the wall clock of the wire's zone showed it. */
export function toWireTime(iso: string, timeZone: string): string {
  return formatterFor(timeZone).format(new Date(iso));
}
