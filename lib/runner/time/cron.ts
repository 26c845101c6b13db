import { Cron } from "croner";

const ZONED = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/;

/** The next tick after `now` of a five-field pattern, with `TZ=Area/City ` in front or in UTC. Throws on a bad one. */
export function nextTick(pattern: string, now: number): number {
  const [, timezone = "UTC", fields = pattern] = ZONED.exec(pattern) ?? [];
  const next = new Cron(fields, { timezone, mode: "5-part", paused: true }).nextRun(new Date(now));
  if (!next) throw new Error(`this cron pattern never comes: ${pattern}`);
  return next.getTime();
}
