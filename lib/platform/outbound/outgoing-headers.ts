import { CallFailed } from "./call-failed";

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Neither a break of lines nor what does not fit into a byte. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** They say how the message travels, which is not the caller's to say, or whom it is for. */
const OURS = new Set([
  ...["host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade"],
  ...["expect", "http2-settings", "via"],
]);

/** Whether a caller may give a call this header: not one that says how the message travels or for which host it is. */
function mayBeSent(name: string): boolean {
  const lower = name.toLowerCase();
  return NAME.test(name) && !OURS.has(lower) && !lower.startsWith("proxy-") && !lower.startsWith(":");
}

/** @throws CallFailed `header_refused` naming the first header that a caller may not set, or that cannot be sent. */
export function demandSendable(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!mayBeSent(name)) throw new CallFailed("header_refused", name.slice(0, 100));
    if (!VALUE.test(value))
      throw new CallFailed("header_refused", `${name.slice(0, 100)}: characters that cannot be sent`);
  }
}
