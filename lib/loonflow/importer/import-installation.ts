import type { Db, Tx } from "@/db/client";
import {
  advanceImportedSequences,
  type ElementIds,
  listElements,
  listImported,
  listOccupied,
  lockForImport,
  reserveElements,
} from "@/db/store/import-store";
import { hashPassword } from "@/lib/auth/password";
import { conflictsOf, type Imported } from "./conflicts";
import { readInstallation } from "./file/read-installation";
import type { ImportReport } from "./report";
import { type SkeinInstallation, toSkein } from "./to-skein";
import { editedDrafts, writeFlows } from "./write-flows";
import { writeNotices } from "./write-notices";
import { type Writing, writeClients, writeGroups, writeUsers } from "./write-people";

type Options = {
  at: Date;
  /** Of the clock that dates and times in the file were written by. */
  timeZone: string;
};

/**
 * Takes a loonflow installation over, with its ids, in one transaction: everything or nothing.
 *
 * The same file again changes nothing, nor what was changed here since. Of a file that has changed, changed records
 * are taken over anew; a workflow becomes another version, and tickets stay on theirs.
 */
export async function importInstallation(db: Db, content: string, options: Options): Promise<ImportReport> {
  const read = readInstallation(content);
  if (!read.ok) return { outcome: "malformed", problems: read.problems };
  const skein = toSkein(read.installation, options);
  const hashes = await hashPasswords(skein, await listImported(db, "user"));
  return db.transaction(async (tx) => {
    await lockForImport(tx);
    const [occupied, imported] = [await listOccupied(tx), await listAllImported(tx)];
    const ids = elementIds(skein);
    const elements = await listElements(tx, ids);
    const writing: Writing = { tx, skein, occupied, imported, at: options.at };
    const conflicts = [...conflictsOf(skein, { occupied, elements, imported }), ...(await editedDrafts(writing))];
    if (conflicts.length > 0) return { outcome: "conflicts", conflicts };
    const user = await writeUsers(writing, hashes);
    const groups = await writeGroups(writing);
    await reserveElements(tx, ids);
    const { flows, counts } = await writeFlows(writing, options.timeZone);
    const written = flows.filter(({ result }) => result !== "unchanged").map(({ id }) => id);
    const notice = await writeNotices(writing, new Set(written));
    const client = await writeClients(writing);
    await advanceImportedSequences(tx);
    return {
      outcome: "imported",
      counts: { user, ...groups, client, flow: counts, notice },
      notes: skein.notes,
      flows,
    };
  });
}

/** Hashing takes its time on purpose: each password once, and outside the transaction. */
async function hashPasswords(
  { users }: SkeinInstallation,
  imported: ReadonlyMap<number, string>,
): Promise<Map<string, string>> {
  const fresh = users.filter(({ id }) => !imported.has(id)).map(({ password }) => password);
  const passwords = [...new Set(fresh)].filter((password) => password !== null);
  const hashes = await Promise.all(passwords.map((password) => hashPassword(password)));
  return new Map(passwords.map((password, index) => [password, hashes[index] ?? ""]));
}

async function listAllImported(tx: Tx): Promise<Imported> {
  return {
    user: await listImported(tx, "user"),
    department: await listImported(tx, "department"),
    role: await listImported(tx, "role"),
    client: await listImported(tx, "client"),
    flow: await listImported(tx, "flow"),
    notice: await listImported(tx, "notice"),
  };
}

function elementIds({ flows }: SkeinInstallation): ElementIds {
  const all = (kind: "nodes" | "transitions" | "fields") => flows.flatMap((flow) => [...flow.ids[kind].values()]);
  return { nodes: all("nodes"), transitions: all("transitions"), fields: all("fields") };
}
