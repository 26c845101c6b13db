import { env } from "../env";
import { type AllowList, parseAllowList } from "./address-guard";

let read: { text: string; list: AllowList } | undefined;

/** What outgoing calls of this installation may reach besides the public internet. */
export function outboundAllow(): AllowList {
  const text = env.OUTBOUND_ALLOW;
  if (read?.text !== text) read = { text, list: parseAllowList(text) };
  return read.list;
}
