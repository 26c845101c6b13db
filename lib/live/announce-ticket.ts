type Announcing = typeof globalThis & { skeinLive?: { announce(ticketId: number): void } };

/**
 * Called after the commit of what changed a ticket, so that pages of whoever it concerns can follow; does nothing in a
 * process that nobody made tell.
 */
export function announceTicket(ticketId: number): void {
  (globalThis as Announcing).skeinLive?.announce(ticketId);
}

/** Makes this the one that tells of tickets, in whichever module graph it is called; null for none. */
export function setAnnouncer(announcer: { announce(ticketId: number): void } | null): void {
  if (announcer === null) delete (globalThis as Announcing).skeinLive;
  else (globalThis as Announcing).skeinLive = announcer;
}
