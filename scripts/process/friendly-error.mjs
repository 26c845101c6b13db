/** A failure whose message is written for the person at the terminal; it is shown without a stack. */
export class FriendlyError extends Error {
  name = "FriendlyError";
}
