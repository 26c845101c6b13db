import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isReachable, parseAllowList } from "./address-guard";
import { callGuarded } from "./guarded-fetch";
import type { Resolve } from "./guarded-lookup";

/** Listens on this machine; a call that arrives when it should not is seen. */
let server: Server;
let port = 0;
const arrived: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    arrived.push(request);
    const to = new URL(request.url ?? "/", "http://here").searchParams.get("to");
    if (to === null) return void response.end("inside");
    response.writeHead(Number(request.url?.slice(1, 4)), { location: to }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  arrived.length = 0;
});

/** Answers one list of addresses after the other, the last one for ever, and notes what it was asked. */
function nameServer(...answers: string[][]): { resolve: Resolve; asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, _options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { resolve, asked };
}

const noNames: Resolve = (hostname) => {
  throw new Error(`${hostname} was looked up`);
};

const call = (url: string, resolve: Resolve = noNames, allowed = "") =>
  callGuarded({ method: "GET", url }, { allow: parseAllowList(allowed), timeoutMs: 1000, maxBytes: 1000, resolve });

const LITERALS: Record<string, string[]> = {
  "this machine": [
    ...["127.0.0.1", "127.255.255.254", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1"],
    ...["017700000001", "0177.0.0.1", "0177.0.0.01", "0177.1", "00000177.0.0.1", "127.0.0.0x1", "0X7F.1"],
    ...["127.0.0.1.", "0.0.0.0", "0", "0.1.2.3", "00.0.0.0", "0x0", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]"],
    ...["[0000:0000:0000:0000:0000:0000:0000:0001]", "[::0.0.0.1]", "[0::1]"],
  ],
  "other ways to write it": [
    ...["１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "²130706433"],
    ...["%31%32%37.0.0.1", "127%2e0%2e0%2e1", "%30x7f.1", "127.0.0\t.1", "127.0.\n0.1", "1２7.0.0.1"],
  ],
  "private networks": [
    ...["10.0.0.1", "10.255.255.255", "0x0a000001", "167772161", "012.0.0.1", "172.16.0.1", "172.31.255.255"],
    ...["192.168.0.1", "192.168.255.255", "3232235521", "0xc0a80001", "0300.0250.0.1", "192.168.257"],
    ...["[fc00::1]", "[fd12:3456:789a::1]", "[FD00::1]", "[fec0::1]"],
  ],
  "carriers, links and groups": [
    ...["100.64.0.1", "100.127.255.255", "169.254.0.1", "169.254.255.255", "[fe80::1]", "[febf::1]", "224.0.0.1"],
    ...["239.255.255.250", "[ff02::1]", "[ff0e::1]", "255.255.255.255", "0xffffffff", "4294967295"],
  ],
  "metadata services": [
    ...["169.254.169.254", "2852039166", "0xa9fea9fe", "0xa9.0xfe.0xa9.0xfe", "0251.0376.0251.0376", "169.254.43518"],
    ...["169.16689662", "169.254.170.2", "169.254.0.23", "100.100.100.200", "192.0.0.192", "168.63.129.16"],
    ...["[fd00:ec2::254]", "[fd20:ce::254]", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[::a9fe:a9fe]"],
  ],
  "kept for other uses": [
    ...["192.0.0.1", "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1"],
    ...["192.31.196.1", "192.52.193.1", "192.175.48.1", "240.0.0.1", "254.1.2.3", "[2001:db8::1]", "[3fff::1]"],
    ...["[100::1]", "[2001:2::1]", "[2001:10::1]", "[2001:20::1]", "[2001:1::1]", "[5f00::1]", "[4000::1]", "[1::1]"],
  ],
  "IPv4 inside IPv6": [
    ...["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::FFFF:10.0.0.1]", "[::127.0.0.1]"],
    ...["[::7f00:1]", "[::10.0.0.1]", "[::ffff:0:127.0.0.1]", "[::ffff:0:0:1]", "[64:ff9b::127.0.0.1]"],
    ...["[64:ff9b::a9fe:a9fe]", "[64:ff9b::808:808]", "[64:ff9b:1::7f00:1]", "[64:ff9b:1:ffff::a00:1]"],
    ...["[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2002:0a00:0001::]", "[2001:0:4136:e378:8000:63bf:80ff:fffe]"],
    ...["[2001::7f00:1]", "[2001:470::5efe:7f00:1]", "[2001:470::200:5efe:10.0.0.1]", "[fe80::5efe:192.168.0.1]"],
  ],
};

describe.each(Object.entries(LITERALS))("%s", (_what, hosts) => {
  test.each(hosts)("%s is not called", async (host) => {
    await expect(call(`http://${host}:${port}/`)).rejects.toMatchObject({ why: "address_refused" });
    expect(arrived).toEqual([]);
  });
});

test("the corpus is a large one", () => {
  expect(Object.values(LITERALS).flat().length).toBeGreaterThan(110);
});

test.each([
  ...["ftp://example.org/", "file:///etc/passwd", "file://127.0.0.1/etc/passwd", "gopher://127.0.0.1:6379/_INFO"],
  ...["dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "data:text/plain,x", "blob:http://example.org/1"],
  ...[
    "javascript:alert(1)",
    "ws://example.org/",
    "wss://example.org/",
    "jar:http://example.org!/",
    "unix:/run/docker.sock",
  ],
  ...["http+unix://%2Frun%2Fdocker.sock/", "about:blank", "//127.0.0.1/", "/etc/passwd", "127.0.0.1:80", "", " "],
  ...["http://", "http://:80/", "http://example.org:99999/", "http://example.org:-1/", "http://example.org:0/"],
  ...[
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[::1%25lo]/",
    "http://[::1",
    "http://::1/",
    "http://[127.0.0.1]/",
  ],
  ...["http://256.0.0.1/", "http://1.2.3.4.5/", "http://0x100000000/", "http://127.0.0.1%00.example.org/"],
  ...["http://exam ple.org/", "http://%6c%6f%00/", "http://user:secret@example.org/", "http://user@example.org/"],
  ...["http://example.org@127.0.0.1/", "http://127.0.0.1@example.org/", "http://:secret@example.org/"],
  ...["http://example.org:25/", "http://example.org:22/", "http://example.org:6667/", "https://example.org:587/"],
])("%s is no address to call", async (url) => {
  const { resolve } = nameServer(["127.0.0.1"]);
  await expect(call(url, resolve)).rejects.toMatchObject({ why: "address_refused" });
});

test.each([
  ...["http:127.0.0.1/", "http:/127.0.0.1/", "http:///127.0.0.1/", "http:\\\\127.0.0.1\\", "HTTP://127.0.0.1/"],
  ...["http://@127.0.0.1/", "http://127.0.0.1:80/", "http://127.0.0.1#@example.org/", "http://127.0.0.1?@example.org/"],
  ...["http://127.0.0.1\\@example.org/", "\u0000 http://127.0.0.1/", "ht\ntp://127.0.0.1/", "https://127.0.0.1:8443/"],
])("%j leads to this machine and is not called", async (url) => {
  await expect(call(url)).rejects.toMatchObject({ why: "address_refused", detail: "127.0.0.1" });
});

test.each([
  ["localhost", "127.0.0.1"],
  ["LOCALHOST", "127.0.0.1"],
  ["localhost.", "127.0.0.1"],
  ["ｌｏｃａｌｈｏｓｔ", "127.0.0.1"],
  ["%6cocalhost", "127.0.0.1"],
  ["lOcAlHoSt.localdomain", "::1"],
  ["ip6-localhost", "::1"],
  ["anything.localhost", "127.0.0.1"],
  ["metadata.google.internal", "169.254.169.254"],
  ["metadata.google.internal.", "169.254.169.254"],
  ["METADATA", "169.254.169.254"],
  ["metadata.tencentyun.com", "169.254.0.23"],
  ["instance-data.ec2.internal", "fd00:ec2::254"],
  ["kubernetes.default.svc", "10.96.0.1"],
  ["host.docker.internal", "192.168.65.2"],
  ["127.0.0.1.nip.io", "127.0.0.1"],
  ["spoofed.example.org", "::ffff:10.0.0.1"],
  ["mapped.example.org", "::127.0.0.1"],
  ["nat64.example.org", "64:ff9b::a00:1"],
  ["local-nat64.example.org", "64:ff9b:1::a00:1"],
  ["linked.example.org", "fe80::1%eth0"],
  ["everywhere.example.org", "0.0.0.0"],
  ["group.example.org", "239.1.2.3"],
  ["nonsense.example.org", "not an address"],
])("%s, which leads to %s, is not called", async (host, address) => {
  const { resolve, asked } = nameServer([address]);
  await expect(call(`http://${host}:${port}/`, resolve)).rejects.toMatchObject({ why: "address_refused" });
  expect(asked).toHaveLength(1);
  expect(arrived).toEqual([]);
});

test.each([
  ["a public one and this machine", ["93.184.216.34", "127.0.0.1"]],
  ["this machine and a public one", ["127.0.0.1", "93.184.216.34"]],
  ["a public one and IPv6 that is private", ["93.184.216.34", "fd00::1"]],
  ["many public ones and one that is not", [...Array(20).fill("93.184.216.34"), "10.0.0.1"]],
  ["none", []],
])("a name with %s is not called", async (_what, addresses) => {
  const { resolve } = nameServer(addresses);
  await expect(call(`http://mixed.example.org:${port}/`, resolve)).rejects.toMatchObject({ why: "address_refused" });
  expect(arrived).toEqual([]);
});

test("a name is looked up once a call; what it led to before allows nothing", async () => {
  // 127.0.0.2 stands for a public address: it may be called, and nobody listens there.
  const { resolve, asked } = nameServer(["127.0.0.2"], ["127.0.0.1"]);
  const url = `http://rebinding.example.org:${port}/`;
  await expect(call(url, resolve, "127.0.0.2")).rejects.toMatchObject({ why: "unreachable" });
  expect(asked).toHaveLength(1);
  await expect(call(url, resolve, "127.0.0.2")).rejects.toMatchObject({ why: "address_refused", detail: "127.0.0.1" });
  expect(asked).toHaveLength(2);
  expect(arrived).toEqual([]);
});

test("the connection goes to the address that was checked, whatever the name server says later", async () => {
  const { resolve, asked } = nameServer(["127.0.0.1"], ["169.254.169.254"]);
  const answer = await call(`http://pinned.example.org:${port}/`, resolve, "127.0.0.1");
  expect(answer.body).toBe("inside");
  expect(asked).toHaveLength(1);
  expect(arrived.map(({ headers }) => headers.host)).toEqual([`pinned.example.org:${port}`]);
  await expect(call(`http://pinned.example.org:${port}/`, resolve, "127.0.0.1")).rejects.toMatchObject({
    why: "address_refused",
    detail: "169.254.169.254",
  });
});

test.each([301, 302, 303, 307, 308])("a redirect %d is not followed, wherever it leads", async (status) => {
  const targets = ["http://169.254.169.254/latest/meta-data/", "http://localhost/", "/again", "https://example.org/"];
  for (const to of targets) {
    const url = `http://127.0.0.1:${port}/${status}?to=${encodeURIComponent(to)}`;
    await expect(call(url, noNames, "127.0.0.1")).rejects.toMatchObject({ why: "redirect_refused" });
  }
  expect(arrived).toHaveLength(targets.length);
});

describe("what is allowed on purpose", () => {
  test.each([
    ["an address", "127.0.0.1", "127.0.0.1"],
    ["an address in another spelling", "127.0.0.1", "0x7f.1"],
    ["an address inside IPv6", "127.0.0.1", "[::ffff:127.0.0.1]"],
    ["a range", "10.0.0.0/8, 127.0.0.0/8", "127.0.0.1"],
    ["a range that is written as IPv6", "::ffff:127.0.0.0/104", "127.0.0.1"],
  ])("%s: %s lets %s be called", async (_what, allowed, host) => {
    const answer = await call(`http://${host}:${port}/`, noNames, allowed);
    expect(answer).toMatchObject({ status: 200, body: "inside" });
  });

  test.each([
    ["a name", "intranet.example", "intranet.example"],
    ["a name in other letters", "Intranet.EXAMPLE", "iNtRaNeT.example"],
    ["a name with a dot at its end", "intranet.example", "intranet.example."],
    ["a name with a dot in the list", "intranet.example.", "intranet.example"],
    ["a name of other letters than Latin", "büro.example", "xn--bro-hoa.example"],
    ["where a name leads", "127.0.0.0/8", "any.example"],
  ])("%s: %s lets %s be called", async (_what, allowed, host) => {
    const { resolve } = nameServer(["127.0.0.1"]);
    expect(await call(`http://${host}:${port}/`, resolve, allowed)).toMatchObject({ status: 200 });
  });

  test.each([
    ["a name below it", "intranet.example", "sub.intranet.example"],
    ["a name beside it", "intranet.example", "intranet.example.org"],
    ["its beginning", "intranet.example", "intranet"],
    ["its address", "intranet.example", "127.0.0.1"],
    ["another address", "127.0.0.2, 10.0.0.0/8", "127.0.0.1"],
    ["a name that leads to another address too", "127.0.0.1", "both.example"],
  ])("and nothing else: %s (%s, %s)", async (_what, allowed, host) => {
    const { resolve } = nameServer(["127.0.0.1", "10.9.9.9"].slice(0, host === "both.example" ? 2 : 1));
    await expect(call(`http://${host}:${port}/`, resolve, allowed)).rejects.toMatchObject({ why: "address_refused" });
    expect(arrived).toEqual([]);
  });

  test("IPv6 is allowed in every spelling", () => {
    for (const allowed of ["::1", "[::1]", "0:0:0:0:0:0:0:1", "::/0"]) {
      expect(isReachable("::1", parseAllowList(allowed)), allowed).toBe(true);
    }
  });

  test.each([
    "http://intranet.example",
    "intranet.example:8080",
    "10.0.0.0/99",
    "a b",
    "*.example",
    "user@host",
    "1.2.3.4.5",
  ])("%s is no entry of the list", (entry) => {
    expect(() => parseAllowList(entry)).toThrow();
  });
});

describe("headers that are not the caller's to set", () => {
  const send = (headers: Record<string, string>) =>
    callGuarded(
      { method: "POST", url: `http://127.0.0.1:${port}/`, headers, body: "{}" },
      { allow: parseAllowList("127.0.0.1"), timeoutMs: 1000, maxBytes: 1000 },
    );

  test.each([
    ...["Host", "host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "TE", "Trailer", "Upgrade"],
    ...[
      "Expect",
      "Via",
      "Proxy-Authorization",
      "PROXY-CONNECTION",
      "proxy-anything",
      ":authority",
      "a b",
      "a\r\nb",
      "",
    ],
  ])("%j is refused, and nothing is sent", async (name) => {
    await expect(send({ [name]: "x" })).rejects.toMatchObject({ why: "header_refused" });
    expect(arrived).toEqual([]);
  });

  test.each(["a\r\nX-Injected: 1", "a\nb", "a\0b", "请假"])("the value %j is refused", async (value) => {
    await expect(send({ "x-note": value })).rejects.toMatchObject({ why: "header_refused" });
    expect(arrived).toEqual([]);
  });

  test("others are sent as they are", async () => {
    await send({ authorization: "Bearer x", "x-note": "é", "user-agent": "Ours" });
    expect(arrived[0]?.headers).toMatchObject({ authorization: "Bearer x", "x-note": "é", "user-agent": "Ours" });
    expect(arrived[0]?.headers.host).toBe(`127.0.0.1:${port}`);
  });
});
