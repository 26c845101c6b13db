import type { Instant, Intent, NodeKey, TransitionKey } from "../model";

/** A token on its way; `intent` is that of the outcome that sent it. */
export type Move = {
  token: number;
  to: NodeKey;
  via: TransitionKey | null;
  returnTo: NodeKey | null;
  intent: Intent;
  at: Instant;
};
