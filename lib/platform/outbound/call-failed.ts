/** An outgoing call that was not made, or whose answer was not taken. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";

  constructor(
    readonly why:
      | "address_refused"
      | "header_refused"
      | "redirect_refused"
      | "unreachable"
      | "timed_out"
      | "bad_status"
      | "too_large"
      | "bad_answer",
    readonly detail: string,
  ) {
    super(`${why}: ${detail}`);
  }
}
