import type { Caller } from "./caller";
import { WireRefusal } from "./refusal";

/** Reads of a flow only want some name in the header. @throws WireRefusal */
export function usernameWanted(caller: Caller): void {
  if (caller.username === "") throw new WireRefusal("username_wanted");
}

/** @throws WireRefusal when a request about a ticket does not say for whom it is. */
export function usernameNeeded(caller: Caller): void {
  if (caller.username === "") throw new WireRefusal("username_missing");
}
