import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { files } from "@/db/schema/files";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import type { CommandContext } from "@/lib/command";
import type { Actor } from "@/lib/platform/actor";
import { systemClock } from "@/lib/platform/clock";
import { attachFiles } from "../attach-files";
import { installedStorage } from "../storage/installed-storage";
import { installBucket } from "../testing/install-bucket";
import { inPieces, SAMPLES } from "../testing/samples";
import { sweepFiles } from "./sweep-files";
import { uploadFile } from "./upload-file";

const as = (actor: Actor): CommandContext => ({ db: getDb(), actor, clock: systemClock });
const sweep = () => sweepFiles.run(as({ kind: "system", name: "timer" }), {});

let scene: TicketScene;
let alice: number;

beforeEach(async () => {
  await resetDatabase();
  scene = await TicketScene.create(getDb());
  alice = await scene.person("alice");
});

async function upload(hoursAgo: number): Promise<{ id: string; isKept: () => boolean }> {
  const sent = { name: "a.txt", announcedSize: null, chunks: inPieces(SAMPLES.text) };
  const { id } = await uploadFile.run(as({ kind: "user", userId: alice, clientId: null }), sent);
  const createdAt = sql`now() - make_interval(mins => ${hoursAgo * 60}::int)`;
  const [row] = await getDb().update(files).set({ createdAt }).where(eq(files.id, id)).returning();
  const key = row?.storageKey ?? "";
  const file = path.join(path.dirname(installedStorage().incoming), key.slice(0, 2), key);
  return { id, isKept: () => existsSync(file) };
}

const take = async (fileIds: string[]) => {
  const ticketId = await scene.ticket(alice);
  const place = { ticketId, flowId: scene.flowId, fieldKey: null, userId: alice };
  return getDb().transaction((tx) => attachFiles(tx, { fileIds, ...place }));
};
const ids = async () => (await getDb().select({ id: files.id }).from(files)).map(({ id }) => id).sort();

test("what nobody has used for a day goes, row and bytes; what is younger or used stays; again changes nothing", async () => {
  const [used, old, older, young] = [await upload(0), await upload(24.1), await upload(100), await upload(23.5)];
  await take([used.id]);
  await getDb().update(files).set({ createdAt: sql`now() - interval '9 days'` }).where(eq(files.id, used.id));
  expect(await sweep()).toEqual({ files: 2, abandoned: 0 });
  expect(await ids()).toEqual([used.id, young.id].sort());
  expect([used, old, older, young].map((file) => file.isKept())).toEqual([true, false, false, true]);
  expect(await sweep()).toEqual({ files: 0, abandoned: 0 });
});

test("two at once throw each file away once", async () => {
  const old = await Promise.all(Array.from({ length: 12 }, () => upload(30)));
  const swept = await Promise.all([sweep(), sweep(), sweep()]);
  expect(swept.reduce((sum, { files: count }) => sum + count, 0)).toBe(12);
  expect(await ids()).toEqual([]);
  expect(old.some((file) => file.isKept())).toBe(false);
});

test("a ticket takes no file that the sweeper may be at", async () => {
  const [late, soon] = [await upload(23.1), await upload(22.9)];
  await expect(take([late.id])).rejects.toMatchObject({ problems: [{ code: "not_a_file" }] });
  await expect(take([soon.id])).resolves.toHaveLength(1);
});

const keyOf = async (id: string) => {
  const [row] = await getDb().select().from(files).where(eq(files.id, id));
  return row?.storageKey ?? "";
};

test("a file that was taken while the sweeper looked keeps its row", async () => {
  const bucket = await installBucket();
  const { id } = await upload(30);
  // The hour between taking and sweeping makes this impossible; the row is guarded all the same.
  bucket.intercept = async (method) => {
    if (method === "DELETE")
      await getDb()
        .update(files)
        .set({ ticketId: await scene.ticket(alice) });
    return null;
  };
  expect(await sweep()).toEqual({ files: 0, abandoned: 0 });
  expect(await ids()).toEqual([id]);
});

test("bytes that are gone already do no harm; bytes that cannot be thrown away keep their row for the next time", async () => {
  const bucket = await installBucket();
  const [gone, stuck, last] = [await upload(40), await upload(30), await upload(26)];
  bucket.objects.delete(`/files/${await keyOf(gone.id)}`);
  const stuckPath = `/files/${await keyOf(stuck.id)}`;
  bucket.intercept = (_method, asked) => (asked === stuckPath ? 403 : null);
  await expect(sweep()).rejects.toThrow("1 of 3 files cannot be thrown away");
  expect(await ids()).toEqual([stuck.id]);
  expect([...bucket.objects.keys()]).toEqual([stuckPath]);
  expect(await keyOf(last.id)).toBe("");
  bucket.intercept = () => null;
  expect(await sweep()).toEqual({ files: 1, abandoned: 0 });
  expect(bucket.objects.size).toBe(0);
});

test("what a killed process was receiving goes after a day", async () => {
  const { incoming } = installedStorage();
  mkdirSync(incoming, { recursive: true });
  for (const [name, age] of [
    ["old", 90_000],
    ["young", 80_000],
  ] as const) {
    writeFileSync(path.join(incoming, name), "abc");
    const at = Date.now() / 1000 - age;
    utimesSync(path.join(incoming, name), at, at);
  }
  expect(await sweep()).toEqual({ files: 0, abandoned: 1 });
  expect(readdirSync(incoming)).toEqual(["young"]);
});

test("nobody but Skein may", async () => {
  await expect(sweepFiles.run(as({ kind: "user", userId: alice, clientId: null }), {})).rejects.toMatchObject({
    code: "forbidden",
  });
});
