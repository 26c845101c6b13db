"use client";

import { useFormatter, useNow } from "next-intl";

type Props = { at: string; className?: string };

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/** How long ago (or until), with the exact time in the reader's zone on hover; a date beyond a week. */
export function RelativeTime({ at, className }: Props) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const date = new Date(at);
  const distance = Math.abs(now.getTime() - date.getTime());
  const sameYear = now.getUTCFullYear() === date.getUTCFullYear();
  const text =
    distance > WEEK_MS
      ? format.dateTime(date, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) })
      : format.relativeTime(date, { now: distance < MINUTE_MS ? date : now, style: "narrow" });
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: "full", timeStyle: "medium" })}
      className={`whitespace-nowrap tabular-nums ${className ?? ""}`}
    >
      {text}
    </time>
  );
}
