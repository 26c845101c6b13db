import dns from "node:dns";
import type net from "node:net";
import { type AllowList, isAllowedHost, isReachable } from "./address-guard";
import { CallFailed } from "./call-failed";

/** Names to addresses, all of them. */
export type Resolve = (
  hostname: string,
  options: dns.LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

/** Looks a name up for a connection and refuses it when any of its addresses may not be reached. */
export function guardedLookup(allow: AllowList, resolve: Resolve = dns.lookup): net.LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const refused = isAllowedHost(hostname, allow)
        ? undefined
        : addresses.find(({ address }) => !isReachable(address, allow));
      const [first] = addresses;
      if (refused !== undefined || first === undefined) {
        return callback(new CallFailed("address_refused", refused?.address ?? hostname) as NodeJS.ErrnoException, "");
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
