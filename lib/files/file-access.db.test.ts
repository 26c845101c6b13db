import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { files } from "@/db/schema/files";
import { flows } from "@/db/schema/flows";
import { asUser, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { systemClock } from "@/lib/platform/clock";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { loadFileAccess } from "./file-access";
import { shownOnPage } from "./shown-fields";
import { newStorageKey } from "./storage/file-storage";

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
});

async function upload(place: Partial<typeof files.$inferInsert> = {}): Promise<string> {
  const file = { name: "a.txt", contentType: "text/plain", size: 3, sha256: "", storageKey: newStorageKey() };
  const [row] = await getDb()
    .insert(files)
    .values({ ...file, uploadedById: PEOPLE.alice, ...place })
    .returning({ id: files.id });
  return row?.id ?? "";
}

/** A leave that the leader decides on; the flow shows `days` to whoever may look at the ticket. */
async function file(): Promise<number> {
  const leave = await installFlow(getDb(), { ...LEAVE, settings: { viewFields: ["days"] } }, "Leave");
  const ctx = { db: getDb(), actor: asUser(PEOPLE.alice), clock: systemClock };
  const { ticketId } = await createTicket.run(ctx, {
    flowId: leave.flowId,
    transitionId: leave.transition.submit,
    title: "Leave",
    values: { days: 2 },
  });
  return ticketId;
}

const readers = async (fileId: string) => {
  const people = Object.entries(PEOPLE).map(async ([name, userId]) => {
    const found = await loadFileAccess(getDb(), { fileId, userId }, shownOnPage(getDb()));
    return found === null ? [] : [name];
  });
  return (await Promise.all(people)).flat();
};

test("an unused file is its uploader's; an unknown one is nobody's", async () => {
  expect(await readers(await upload())).toEqual(["alice"]);
  expect(await readers(randomUUID())).toEqual([]);
});

test("whoever may view the ticket reads the files of its comments", async () => {
  const ticketId = await file();
  expect(await readers(await upload({ ticketId }))).toEqual(["admin", "alice", "leader"]);
});

test("a file in a field is read by those the field is shown to, its uploader no more than others", async () => {
  const ticketId = await file();
  const shown = await upload({ ticketId, fieldKey: "days" });
  expect(await readers(shown)).toEqual(["admin", "alice", "leader"]);
  const atNode = await upload({ ticketId, fieldKey: "note" });
  expect(await readers(atNode)).toEqual(["leader"]);
  const hidden = await upload({ ticketId, fieldKey: "reason" });
  expect(await readers(hidden)).toEqual([]);
  expect(await readers(await upload({ ticketId, fieldKey: "toString" }))).toEqual([]);
});

test("the page decides, not the flow: it is asked with the file's own place", async () => {
  const ticketId = await file();
  const [flow] = await getDb().select({ id: flows.id }).from(flows);
  const fileId = await upload({ ticketId, fieldKey: "days", flowId: flow?.id ?? null });
  const asked: unknown[] = [];
  const found = await loadFileAccess(getDb(), { fileId, userId: PEOPLE.stranger }, async (...place) => {
    asked.push(place);
    return true;
  });
  expect(asked).toEqual([[ticketId, "days", PEOPLE.stranger]]);
  expect(found).toMatchObject({ id: fileId });
  await getDb().update(files).set({ ticketId: null }).where(eq(files.id, fileId));
  expect(await loadFileAccess(getDb(), { fileId, userId: PEOPLE.stranger }, async () => true)).toBeNull();
});
