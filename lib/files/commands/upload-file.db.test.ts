import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { files } from "@/db/schema/files";
import { asUser, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { CommandContext } from "@/lib/command";
import type { Actor } from "@/lib/platform/actor";
import { systemClock } from "@/lib/platform/clock";
import { uploadOf } from "../file-request";
import { installedStorage } from "../storage/installed-storage";
import { installBucket } from "../testing/install-bucket";
import { inPieces, SAMPLES } from "../testing/samples";
import { uploadFile } from "./upload-file";

const MAX = 25 * 1024 ** 2;

const as = (actor: Actor): CommandContext => ({ db: getDb(), actor, clock: systemClock });
const alice = () => as(asUser(PEOPLE.alice));
const rows = () => getDb().select().from(files);

/** Every file below the uploads, whether it arrives or is kept. */
function onDisk(): string[] {
  const folder = path.dirname(installedStorage().incoming);
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

let before: string[];
beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
  before = onDisk();
});
const newOnDisk = () => onDisk().filter((name) => !before.includes(name));

test("keeps the bytes, and a row that tells what they are, as the uploader's own", async () => {
  const upload = { name: "C:\\fakepath\\报价.pdf", announcedSize: SAMPLES.pdf.length, chunks: inPieces(SAMPLES.pdf) };
  const answer = await uploadFile.run(alice(), upload);
  expect(answer).toEqual({ id: expect.any(String), name: "报价.pdf", size: SAMPLES.pdf.length });
  const [row] = await rows();
  expect(row).toMatchObject({
    ...answer,
    contentType: "application/pdf",
    sha256: createHash("sha256").update(SAMPLES.pdf).digest("hex"),
    uploadedById: PEOPLE.alice,
    ticketId: null,
    fieldKey: null,
    flowId: null,
  });
  expect(newOnDisk()).toEqual([row?.storageKey]);
  expect(await buffer(await installedStorage().get(row?.storageKey ?? ""))).toEqual(SAMPLES.pdf);
});

test.each([
  ["evil.png", SAMPLES.svg, "text/plain"],
  ["picture.jpg", SAMPLES.html, "text/plain"],
  ["notes.txt", SAMPLES.png, "image/png"],
  ["page.html", SAMPLES.gifPage, "image/gif"],
  ["offer.pdf", SAMPLES.exe, "application/x-msdownload"],
] as const)("%s is what its bytes are", async (name, bytes, contentType) => {
  await uploadFile.run(alice(), { name, announcedSize: null, chunks: inPieces(bytes) });
  expect(await rows()).toMatchObject([{ name, contentType }]);
});

test.each(["../../../../tmp/evil", "..\\evil", "/etc/evil", "a/../evil", "evil\u0000"])(
  "the name %j leads nowhere",
  async (name) => {
    const answer = await uploadFile.run(alice(), { name, announcedSize: null, chunks: inPieces(SAMPLES.text) });
    expect(answer.name).toBe("evil");
    expect(newOnDisk()).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  },
);

describe("refuses, and keeps nothing of", () => {
  const refusal = (upload: object, ctx = alice()) =>
    uploadFile.run(ctx, { name: "a", announcedSize: null, chunks: inPieces(SAMPLES.text), ...upload });

  afterEach(async () => {
    expect(await rows()).toEqual([]);
    expect(newOnDisk()).toEqual([]);
  });

  test("a file without bytes", () =>
    expect(refusal({ chunks: inPieces(Buffer.alloc(0)) })).rejects.toMatchObject({ reason: "file_empty" }));

  test("a file that says it is too large, before it comes", async () => {
    const chunks = inPieces(SAMPLES.text);
    const next = vi.spyOn(chunks, "next");
    await expect(refusal({ announcedSize: MAX + 1, chunks })).rejects.toMatchObject({
      code: "invalid",
      reason: "file_too_large",
      params: { max: 25 },
    });
    expect(next).not.toHaveBeenCalled();
  });

  test("a file that does not say so and is", () =>
    expect(refusal({ chunks: inPieces(Buffer.alloc(MAX + 1), 1024 ** 2) })).rejects.toMatchObject({
      reason: "file_too_large",
    }));

  test.each([SAMPLES.text.length - 1, SAMPLES.text.length + 1])("one of another size than was said", (announcedSize) =>
    expect(refusal({ announcedSize })).rejects.toMatchObject({ reason: "upload_broken_off" }),
  );

  test("what is no upload", () =>
    expect(refusal({ chunks: "abc" })).rejects.toMatchObject({ code: "invalid", reason: "invalid_input" }));

  test("what nobody sent", () =>
    expect(refusal({}, as({ kind: "system", name: "timer" }))).rejects.toMatchObject({ code: "forbidden" }));

  test("a file that cannot be stored", async () => {
    const bucket = await installBucket();
    bucket.intercept = () => 503;
    await expect(refusal({})).rejects.toMatchObject({ name: "SlowDown" });
    expect(bucket.objects.size).toBe(0);
  });
});

describe("over a connection", () => {
  let server: Server;
  let outcome: Promise<unknown>;

  beforeEach(async () => {
    let settle: (value: unknown) => void;
    outcome = new Promise((resolve) => {
      settle = resolve;
    });
    server = createServer(async (incoming, outgoing) => {
      // As Next hands a request over.
      const body = incoming as unknown as BodyInit;
      const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
      const request = new Request("http://localhost/api/files", {
        method: "POST",
        headers,
        body,
        duplex: "half",
      } as RequestInit);
      settle(await uploadFile.run(alice(), uploadOf(request)).catch((error: unknown) => error));
      outgoing.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = () => (server.address() as AddressInfo).port;

  test.each(["Content-Length: 1000", "Transfer-Encoding: chunked"])(
    "an upload that breaks off in the middle leaves nothing (%s)",
    async (framing) => {
      const socket = connect(port(), "127.0.0.1");
      const begun = framing.startsWith("T") ? "5\r\nabcde\r\n" : "abcde";
      socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nX-File-Name: a\r\n${framing}\r\n\r\n${begun}`);
      await vi.waitFor(() => expect(newOnDisk()).toHaveLength(1));
      socket.destroy();
      expect(await outcome).toMatchObject({ code: "invalid", reason: "upload_broken_off" });
      expect(newOnDisk()).toEqual([]);
      expect(await rows()).toEqual([]);
    },
  );

  test("a large file passes in pieces, not at once", async () => {
    const size = 24 * 1024 ** 2;
    const body = Readable.from(inPieces(Buffer.alloc(size, "skein"), 65_536));
    const headers = { "X-File-Name": "big", "Content-Length": String(size) };
    const init = { method: "POST", headers, body, duplex: "half" } as unknown as RequestInit;
    await fetch(`http://127.0.0.1:${port()}/`, init);
    expect(await outcome).toMatchObject({ name: "big", size });
  });
});

test("where there is a bucket the bytes go there, and nothing stays on this machine", async () => {
  const bucket = await installBucket();
  await uploadFile.run(alice(), { name: "a", announcedSize: null, chunks: inPieces(SAMPLES.pdf) });
  const [row] = await rows();
  expect([...bucket.objects]).toEqual([[`/files/${row?.storageKey}`, SAMPLES.pdf]]);
  expect(newOnDisk()).toEqual([]);
});

test("two uploads of the same bytes are two files", async () => {
  const send = () => uploadFile.run(alice(), { name: "a", announcedSize: null, chunks: inPieces(SAMPLES.text) });
  const [one, other] = await Promise.all([send(), send()]);
  expect(one.id).not.toBe(other.id);
  expect(newOnDisk()).toHaveLength(2);
});
