import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { ticketLog, tickets } from "@/db/schema/tickets";
import { resetDatabase } from "@/db/testing/reset-database";
import type { TicketEvent } from "@/lib/engine/events";
import { statusOf } from "@/lib/engine/model";
import { loadVersion } from "@/lib/flows/version-cache";
import { prepareDraft } from "../draft-version";
import { openDemoOffice, playDemo } from "../testing/demo-office";
import { runFromLog } from "../testing/run-from-log";
import { replay } from "./replay";

type Played = typeof tickets.$inferSelect;

let played: Played[];

beforeAll(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await playDemo(await openDemoOffice(), Date.parse("2026-11-26T09:00:00Z"));
  played = await getDb().select().from(tickets).orderBy(asc(tickets.id));
}, 120_000);

/** What nobody simulates, and says nothing of where a ticket goes. */
const isTold = ({ type }: TicketEvent) => type !== "CommentAdded";

const rung = (entries: readonly { action: string }[]) =>
  entries.filter(({ action }) => ["timer", "reminder", "escalate"].includes(action)).length;

test("a simulation of what was done to the tickets of the demo comes to the same facts, one by one", async () => {
  const compared = new Set<string>();
  for (const ticket of played.filter(({ parentId }) => parentId === null)) {
    const rows = await getDb()
      .select()
      .from(ticketLog)
      .where(eq(ticketLog.ticketId, ticket.id))
      .orderBy(asc(ticketLog.seq));
    const version = await loadVersion(getDb(), ticket.versionId);
    const run = runFromLog(version, rows);
    if (run === null) continue;
    const simulated = await getDb().transaction(
      async (tx) => replay(tx, await prepareDraft(tx, ticket.flowId, version.definition), run),
      { accessMode: "read only", isolationLevel: "repeatable read" },
    );
    // The demo skips over hours in which reminders would have rung.
    if (rung(simulated.entries) !== rung(rows)) continue;
    expect(simulated.refusal, ticket.title).toBeNull();
    const facts = rows.flatMap((row) => row.events as TicketEvent[]).filter(isTold);
    const plain = JSON.parse(JSON.stringify(simulated.entries.flatMap(({ change }) => change.events)));
    expect(plain, ticket.title).toEqual(facts);
    expect(simulated.state === null ? null : statusOf(simulated.state)).toBe(ticket.status);
    compared.add(`${ticket.flowId} ${ticket.id}`);
  }
  expect(compared.size).toBeGreaterThan(45);
  expect(new Set([...compared].map((key) => key.split(" ")[0])).size).toBe(6);
});
