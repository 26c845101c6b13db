/** Nobody is signed in (any more); the adapter says so instead of leading away from what was typed. */
export class SessionEnded extends Error {
  override readonly name = "SessionEnded";
}
