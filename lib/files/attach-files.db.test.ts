import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { files } from "@/db/schema/files";
import { countQueries } from "@/db/testing/count-queries";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { attachFiles } from "./attach-files";
import { newStorageKey } from "./storage/file-storage";

let scene: TicketScene;
let [alice, bob] = [0, 0];
let ticketId: number;

beforeEach(async () => {
  await resetDatabase();
  scene = await TicketScene.create(getDb());
  [alice, bob] = [await scene.person("alice"), await scene.person("bob")];
  ticketId = await scene.ticket(alice);
});

async function upload(name = "a.txt", uploadedById = alice): Promise<string> {
  const file = { name, contentType: "text/plain", size: 3, sha256: "", storageKey: newStorageKey(), uploadedById };
  const [row] = await getDb().insert(files).values(file).returning({ id: files.id });
  return row?.id ?? "";
}

type Place = { ticketId?: number; fieldKey?: string | null; userId?: number };
const attach = (fileIds: string[], place: Place = {}) =>
  getDb().transaction((tx) =>
    attachFiles(tx, { fileIds, ticketId, fieldKey: "offer", flowId: scene.flowId, userId: alice, ...place }),
  );
const refusal = (path: string, ...ids: string[]) => ({
  code: "invalid",
  reason: "invalid_fields",
  problems: ids.map((file) => ({ path, code: "not_a_file", params: { file } })),
});
const placeOf = async (id: string) => {
  const [row] = await getDb().select().from(files).where(eq(files.id, id));
  return row && { ticketId: row.ticketId, fieldKey: row.fieldKey, flowId: row.flowId };
};

test("takes what the person uploaded, in the order asked for, each once", async () => {
  const [first, second] = [await upload("1.txt"), await upload("2.txt")];
  expect(await attach([second, first, second.toUpperCase()])).toEqual([
    { id: second, name: "2.txt", size: 3 },
    { id: first, name: "1.txt", size: 3 },
  ]);
  expect(await placeOf(first)).toEqual({ ticketId, fieldKey: "offer", flowId: scene.flowId });
  expect(await attach([])).toEqual([]);
});

test("is one statement", async () => {
  const ids = [await upload(), await upload()];
  const { statements } = await countQueries((db) =>
    db.transaction((tx) =>
      attachFiles(tx, { fileIds: ids, ticketId, fieldKey: null, flowId: scene.flowId, userId: alice }),
    ),
  );
  expect(statements.filter((text) => text.includes("files"))).toHaveLength(1);
});

test("what is in that place already stays there, whoever brought it and however old it is", async () => {
  const id = await upload();
  await attach([id]);
  await getDb()
    .update(files)
    .set({ createdAt: new Date(0) });
  expect(await attach([id], { userId: bob })).toMatchObject([{ id }]);
});

test("nothing moves to another field, from a field into a comment, or to another ticket", async () => {
  const id = await upload();
  await attach([id]);
  await expect(attach([id], { fieldKey: "public" })).rejects.toMatchObject(refusal("public", id));
  await expect(attach([id], { fieldKey: null })).rejects.toMatchObject(refusal("attachments", id));
  const other = await scene.ticket(alice);
  await expect(attach([id], { ticketId: other })).rejects.toMatchObject(refusal("offer", id));
  expect(await placeOf(id)).toMatchObject({ ticketId, fieldKey: "offer" });
});

test("what is somebody else's, unknown or no id at all is refused, each by name, and nothing is taken", async () => {
  const [own, foreign, unknown] = [await upload(), await upload("b.txt", bob), randomUUID()];
  const wrong = [foreign, unknown, "1", "'; drop table files; --", `${own},${foreign}`, "{}"];
  await expect(attach([own, ...wrong])).rejects.toMatchObject(refusal("offer", ...wrong));
  expect(await placeOf(own)).toMatchObject({ ticketId: null });
  expect(await placeOf(foreign)).toMatchObject({ ticketId: null });
});

test("two tickets that want the same file at once: one gets it", async () => {
  const id = await upload();
  const wanted = await Promise.all(Array.from({ length: 6 }, () => scene.ticket(alice)));
  const outcomes = await Promise.allSettled(wanted.map((ticket) => attach([id], { ticketId: ticket })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const winner = wanted[outcomes.findIndex(({ status }) => status === "fulfilled")];
  expect(await placeOf(id)).toMatchObject({ ticketId: winner });
});

test("a ticket that is not written in the end takes nothing", async () => {
  const id = await upload();
  const undone = getDb().transaction(async (tx) => {
    await attachFiles(tx, { fileIds: [id], ticketId, fieldKey: null, flowId: scene.flowId, userId: alice });
    throw new Error("refused");
  });
  await expect(undone).rejects.toThrow("refused");
  expect(await placeOf(id)).toMatchObject({ ticketId: null });
});
