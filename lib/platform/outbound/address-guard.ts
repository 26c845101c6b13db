import ipaddr from "ipaddr.js";

/** What outgoing calls may reach besides the public internet: host names, addresses, and ranges such as `10.1.0.0/16`. */
export type AllowList = { hosts: ReadonlySet<string>; ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][] };

/** @throws Error when an entry that looks like a range is none. */
export function parseAllowList(text: string): AllowList {
  const entries = text
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "");
  const ranges = entries.filter((entry) => entry.includes("/")).map((entry) => ipaddr.parseCIDR(entry));
  return { hosts: new Set(entries.filter((entry) => !entry.includes("/"))), ranges };
}

/**
 * Whether an outgoing call may connect to an address: public unicast ones, and what is allowed on purpose. An IPv4
 * address inside an IPv6 one counts as what it stands for; NAT64, 6to4 and Teredo are no way around.
 */
export function isReachable(address: string, allow: AllowList): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (allow.hosts.has(parsed.toString()) || allow.hosts.has(address.toLowerCase())) return true;
  const isInside = ([network, bits]: AllowList["ranges"][number]) =>
    network.kind() === parsed.kind() && parsed.match(network as never, bits);
  return parsed.range() === "unicast" || allow.ranges.some(isInside);
}
