import net from "node:net";
import ipaddr from "ipaddr.js";

type Range = readonly [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** What outgoing calls may reach besides the public internet: host names, and ranges of addresses. */
export type AllowList = { hosts: ReadonlySet<string>; ranges: readonly Range[] };

/**
 * Reads host names, addresses, and ranges such as `10.1.0.0/16`, separated by commas.
 *
 * @throws Error when an entry is none of them; a port or a whole URL is none.
 */
export function parseAllowList(text: string): AllowList {
  const entries = text
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "");
  const ranges = entries.flatMap((entry): Range[] => {
    if (entry.includes("/")) return [narrowed(ipaddr.parseCIDR(entry))];
    const address = entry.replace(/^\[|\]$/g, "");
    return net.isIP(address) === 0 ? [] : [wholeAddress(address)];
  });
  const names = entries.filter((entry) => !entry.includes("/") && net.isIP(entry.replace(/^\[|\]$/g, "")) === 0);
  return { hosts: new Set(names.map(hostName)), ranges };
}

function wholeAddress(address: string): Range {
  const parsed = ipaddr.process(address);
  return [parsed, parsed.kind() === "ipv4" ? 32 : 128];
}

/** A range of IPv4 addresses that is written as IPv6 is one of IPv4 addresses. */
function narrowed([network, bits]: Range): Range {
  const isMapped = network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress() && bits >= 96;
  return isMapped ? [network.toIPv4Address(), bits - 96] : [network, bits];
}

/** A name as a URL has it. */
function hostName(entry: string): string {
  const url = URL.canParse(`http://${entry}`) ? new URL(`http://${entry}`) : null;
  const isName =
    url !== null && !entry.includes("*") && url.href === `http://${url.hostname}/` && net.isIP(url.hostname) === 0;
  if (!isName) throw new Error(`${entry} is neither a host name nor an address nor a range`);
  return withoutDot(url.hostname);
}

const withoutDot = (hostname: string) => hostname.toLowerCase().replace(/\.$/, "");

/** Whether a name is allowed on purpose, wherever it leads. */
export function isAllowedHost(hostname: string, { hosts }: AllowList): boolean {
  return hosts.has(withoutDot(hostname));
}

/**
 * Whether an outgoing call may connect to an address: public unicast ones, and what is allowed on purpose. An IPv4
 * address inside an IPv6 one counts as what it stands for; NAT64, 6to4, Teredo and the like are no way around.
 */
export function isReachable(address: string, allow: AllowList): boolean {
  if (net.isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  const isInside = ([network, bits]: Range) => network.kind() === parsed.kind() && parsed.match(network as never, bits);
  return isPublic(parsed) || allow.ranges.some(isInside);
}

/** Azure's machines reach their host at a public address, which answers with what is secret. */
const AZURE_HOST = "168.63.129.16";

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast" || address.toString() === AZURE_HOST) return false;
  return address instanceof ipaddr.IPv4 || isGlobalUnicast(address);
}

/** What is not handed out yet is not public, nor is IPv4 that is told apart by the middle of the address (ISATAP). */
function isGlobalUnicast({ parts }: ipaddr.IPv6): boolean {
  const [first = 0, , , , fifth = 0, sixth = 0] = parts;
  const isIsatap = sixth === 0x5efe && (fifth & ~0x0200) === 0;
  return first >> 13 === 1 && !isIsatap;
}
