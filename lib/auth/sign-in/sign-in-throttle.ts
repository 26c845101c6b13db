import type { Db } from "@/db/client";
import { countAttempts, forgiveAttempts } from "@/db/store/people/sign-in-attempt-store";
import { THROTTLE_MINUTES } from "./throttle-minutes";

/** Failures within the window. The last two catch one address trying many names, and many addresses trying one name. */
const LIMITS = { pair: 10, address: 100, username: 100 } as const;

type Attempt = { username: string; address: string; at: Date };

/** Counts an attempt; false when there were too many. */
export async function mayAttempt(db: Db, attempt: Attempt): Promise<boolean> {
  const keys = bucketsOf(attempt);
  const counts = await countAttempts(db, Object.values(keys), attempt.at, windowStart(attempt.at));
  return Object.entries(LIMITS).every(([kind, limit]) => (counts.get(keys[kind as keyof typeof LIMITS]) ?? 0) <= limit);
}

/** Takes the counted attempt back, because it succeeded. */
export async function forgive(db: Db, attempt: Attempt): Promise<void> {
  const { pair, username, address } = bucketsOf(attempt);
  await forgiveAttempts(db, { own: [pair], shared: [username, address] }, windowStart(attempt.at));
}

function bucketsOf({ username, address }: Attempt): Record<keyof typeof LIMITS, string> {
  const name = username.toLowerCase();
  return { pair: `pair:${address}:${name}`, address: `address:${address}`, username: `username:${name}` };
}

function windowStart(at: Date): Date {
  return new Date(at.getTime() - THROTTLE_MINUTES * 60_000);
}
