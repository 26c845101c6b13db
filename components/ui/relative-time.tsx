"use client";

import { useFormatter, useNow } from "next-intl";

type Props = { at: string; className?: string };

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** How long ago (or until), with the exact time in the reader's zone on hover; a date beyond a week. */
export function RelativeTime({ at, className }: Props) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const date = new Date(at);
  const isFar = Math.abs(now.getTime() - date.getTime()) > WEEK_MS;
  const sameYear = now.getUTCFullYear() === date.getUTCFullYear();
  const text = isFar
    ? format.dateTime(date, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) })
    : format.relativeTime(date, { now, style: "short" });
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
