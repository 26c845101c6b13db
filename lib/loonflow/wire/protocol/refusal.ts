import type { WireRefusalCode } from "./refusal-texts";

/** A request the wire answers with `code: -1`. */
export class WireRefusal extends Error {
  override readonly name = "WireRefusal";

  constructor(
    readonly code: WireRefusalCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}
