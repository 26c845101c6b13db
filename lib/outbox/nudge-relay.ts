type Nudged = typeof globalThis & { skeinRelay?: { nudge(): void } };

/** Called after a commit that wrote outbox rows; does nothing in a process without a relay, whose neighbours poll. */
export function nudgeRelay(): void {
  (globalThis as Nudged).skeinRelay?.nudge();
}

/** Makes this relay the one that `nudgeRelay` wakes, in whichever module graph it is called; null for none. */
export function setNudgedRelay(relay: { nudge(): void } | null): void {
  if (relay === null) delete (globalThis as Nudged).skeinRelay;
  else (globalThis as Nudged).skeinRelay = relay;
}
