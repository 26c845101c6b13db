import { getDb } from "@/db/client";
import { systemClock } from "@/lib/platform/clock";
import { logger } from "@/lib/platform/logger";
import { setAnnouncer } from "./announce-ticket";
import { Announcer } from "./announcer";
import { LiveFeed } from "./live-feed";

// Next builds instrumentation and route handlers as separate module graphs; only globalThis is common to both.
const holder = globalThis as typeof globalThis & { skeinFeed?: LiveFeed };

/** The feed of this process. */
export function runningFeed(): LiveFeed {
  holder.skeinFeed ??= new LiveFeed({ db: getDb(), clock: systemClock, log: logger });
  return holder.skeinFeed;
}

/** Has this process tell of what it changes, and let go of its browsers when it is to end. */
export function startLive(): void {
  setAnnouncer(new Announcer({ db: getDb(), log: logger }));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => holder.skeinFeed?.close());
}
