import { describe, expect, test } from "vitest";
import type { LogRow } from "@/db/store/tickets/ticket-rows";
import { FIRST_HASH, hashOf } from "@/lib/tickets/log/log-hash";
import { Chain } from "./chain";

const SERIAL = "skein_202611230001";

function write(seq: number, previousHash: string, comment = `row ${seq}`): LogRow {
  const row = {
    ...{
      seq,
      previousHash,
      comment,
      at: "2026-11-23T09:00:00.000Z",
      action: "complete",
      actorKind: "user",
      actorId: 1,
    },
    ...{ actorName: "Ann", clientId: null, nodeId: 2, nodeName: "Leader", transitionId: 3, transitionName: "Agree" },
    ...{ intent: "approve", taskNo: 1, forUserId: null, forUserName: "", mentions: [], attachments: [] },
    ...{ snapshot: { days: 2 }, changes: {}, events: [] },
  } as unknown as Omit<LogRow, "hash">;
  return { ...row, hash: hashOf(SERIAL, row) };
}

function writeLog(length: number): LogRow[] {
  const rows: LogRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) rows.push(write(seq, rows.at(-1)?.hash ?? FIRST_HASH));
  return rows;
}

const LOG = writeLog(5);
const HEAD = { ticketId: 1, serial: SERIAL, logCount: 5, logHash: LOG.at(-1)?.hash ?? "" };

function check(rows: readonly LogRow[], head: Partial<typeof HEAD> = {}) {
  const chain = new Chain({ ...HEAD, ...head });
  for (const row of rows) chain.add(row);
  const broken = chain.end();
  return broken === null ? null : [broken.seq, broken.reason];
}
const change = (seq: number, more: Partial<LogRow>) => LOG.map((row) => (row.seq === seq ? { ...row, ...more } : row));

test("a log as it was written is whole, and so is one that has not begun", () => {
  expect(check(LOG)).toBeNull();
  expect(check([], { logCount: 0, logHash: FIRST_HASH })).toBeNull();
});

describe("the first row that is not as it was written is named", () => {
  test.each([1, 3, 5])("row %i was changed", (seq) => {
    expect(check(change(seq, { comment: "never" }))).toEqual([seq, "altered"]);
    expect(check(change(seq, { hash: "0".repeat(64) }))).toEqual([seq, "altered"]);
    expect(check(change(seq, { previousHash: "1".repeat(64) }))).toEqual([seq, "altered"]);
  });

  test.each([1, 3, 5])("row %i was removed", (seq) => {
    expect(check(LOG.filter((row) => row.seq !== seq))).toEqual([seq, "missing"]);
  });

  test("all rows were removed", () => expect(check([])).toEqual([1, "missing"]));

  test("two rows changed places", () => {
    const [second, third] = [LOG[1], LOG[2]];
    if (second === undefined || third === undefined) throw new Error("the log is too short");
    const swapped = [LOG[0], { ...third, seq: 2 }, { ...second, seq: 3 }, LOG[3], LOG[4]].flatMap((row) => row ?? []);
    expect(check(swapped)).toEqual([2, "altered"]);
  });

  test("a row was replaced by one with a hash that fits it", () => {
    const forged = write(2, LOG[0]?.hash ?? "", "forged");
    expect(check(LOG.map((row) => (row.seq === 2 ? forged : row)))).toEqual([3, "unlinked"]);
  });

  test("the last row was replaced by one with a hash that fits it", () => {
    const forged = write(5, LOG[3]?.hash ?? "", "forged");
    expect(check(LOG.map((row) => (row.seq === 5 ? forged : row)))).toEqual([5, "other_end"]);
  });

  test("a row was added, before the first or after the last", () => {
    expect(check([...LOG, write(6, LOG[4]?.hash ?? "")])).toEqual([6, "uncounted"]);
    expect(check([write(0, FIRST_HASH), ...LOG])).toEqual([0, "altered"]);
  });

  test("the ticket has another number or another end", () => {
    expect(check(LOG, { serial: "skein_202611230002" })).toEqual([1, "altered"]);
    expect(check(LOG, { logHash: FIRST_HASH })).toEqual([5, "other_end"]);
  });

  test("whatever comes after it", () => {
    expect(check(change(2, { comment: "never" }).filter((row) => row.seq !== 4))).toEqual([2, "altered"]);
  });
});
