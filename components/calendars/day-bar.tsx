import type { OpenHours } from "@/lib/calendars/business-calendar";

const share = (clock: string) => ((Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) / 1440) * 100;

/** A day from midnight to midnight with its hours; what it shows stands in words beside it. */
export function DayBar({ hours }: { hours: readonly OpenHours[] }) {
  return (
    <div aria-hidden="true" className="relative h-2 overflow-hidden rounded-full bg-default max-md:col-start-2">
      {hours.map(({ from, to }) => (
        <span
          key={from}
          className="absolute inset-y-0 rounded-full bg-accent"
          style={{ insetInlineStart: `${share(from)}%`, width: `${Math.max(0, share(to) - share(from))}%` }}
        />
      ))}
      {[25, 50, 75].map((at) => (
        <span key={at} className="absolute inset-y-0 w-px bg-background" style={{ insetInlineStart: `${at}%` }} />
      ))}
    </div>
  );
}
