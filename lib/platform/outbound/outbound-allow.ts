import { env } from "../env";
import { type AllowList, parseAllowList } from "./address-guard";

let allowed: AllowList | undefined;

/** What outgoing calls of this installation may reach besides the public internet. */
export function outboundAllow(): AllowList {
  allowed ??= parseAllowList(env.OUTBOUND_ALLOW);
  return allowed;
}
