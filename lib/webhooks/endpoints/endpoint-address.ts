import net from "node:net";
import type { FieldProblem } from "@/lib/platform/errors";
import { isReachable } from "@/lib/platform/outbound/address-guard";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";

/**
 * What is wrong with an address before anything is sent there. Where a name leads is only known, and checked, at every
 * call.
 */
export function addressProblems(url: string): FieldProblem[] {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isCallable = parsed !== null && ["http:", "https:"].includes(parsed.protocol);
  if (!isCallable || parsed.username !== "" || parsed.password !== "" || parsed.hash !== "") {
    return [{ path: "url", code: "not_callable" }];
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  const isRefused = net.isIP(host) !== 0 && !isReachable(host, outboundAllow());
  return isRefused ? [{ path: "url", code: "address_refused" }] : [];
}
