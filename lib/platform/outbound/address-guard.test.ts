import { expect, test } from "vitest";
import { isReachable, parseAllowList } from "./address-guard";

const nothing = parseAllowList("");

test.each([
  ...["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ...["169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1"],
  ...["::", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"],
  ...["2002:7f00:1::", "2001:0:4136:e378::", "fe80::1", "fc00::1", "fd00::1", "ff02::1", "2001:db8::1", "fec0::1"],
  ...["not an address", "", "localhost"],
])("does not reach %s", (address) => {
  expect(isReachable(address, nothing)).toBe(false);
});

test.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8"])("reaches %s", (address) => {
  expect(isReachable(address, nothing)).toBe(true);
});

test("what is allowed on purpose is reached, and nothing beside it", () => {
  const allow = parseAllowList(" 10.1.0.0/16, 127.0.0.1 , fd00::/8,Intranet.example");
  for (const address of ["10.1.2.3", "127.0.0.1", "fd12::1", "::ffff:10.1.2.3"]) {
    expect(isReachable(address, allow), address).toBe(true);
  }
  for (const address of ["10.2.0.1", "127.0.0.2", "192.168.0.1"]) {
    expect(isReachable(address, allow), address).toBe(false);
  }
  expect(allow.hosts.has("intranet.example")).toBe(true);
  expect(() => parseAllowList("10.0.0.0/99")).toThrow();
});
