import { CallFailed } from "./call-failed";

/**
 * The address of a call, if it can be one at all. Where its name leads is another question.
 *
 * @throws CallFailed `address_refused` for anything but http and https, and for an address with a name to sign in with.
 */
export function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) throw new CallFailed("address_refused", "no address");
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new CallFailed("address_refused", "neither http nor https");
  }
  if (url.username !== "" || url.password !== "") throw new CallFailed("address_refused", "a user name in the address");
  if (url.port === "0") throw new CallFailed("address_refused", "port 0");
  return url;
}
