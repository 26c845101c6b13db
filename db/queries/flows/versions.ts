import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { PersonRef } from "../lists/waiting";

export type VersionRow = {
  id: number;
  number: number;
  status: "draft" | "published" | "retired";
  notes: string;
  revision: number;
  /** Who saved it last while it was a draft, and when, as ISO. */
  updatedBy: PersonRef | null;
  updatedAt: string;
  publishedBy: PersonRef | null;
  publishedAt: string | null;
  /** Tickets that run on it and have not ended, without those that try a draft. */
  running: number;
};

export type SetAsideRow = {
  id: number;
  number: number;
  reason: "conflict" | "restore" | "import" | "discard";
  drawnBy: PersonRef | null;
  drawnAt: string;
  setAsideBy: PersonRef | null;
  setAsideAt: string;
};

const person = (column: ReturnType<typeof sql>) => sql`(
  select jsonb_build_object('id', users.id, 'name', users.name, 'username', users.username)
  from users where users.id = ${column})`;

const iso = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The versions of a flow, the newest first, without trials. */
export async function listVersions(reader: Reader, flowId: number): Promise<VersionRow[]> {
  return reader.execute<VersionRow>(sql`
    select version.id, version.number, version.status, version.notes, version.revision,
      ${person(sql`version.updated_by_id`)} as "updatedBy", ${iso(sql`version.updated_at`)} as "updatedAt",
      ${person(sql`version.published_by_id`)} as "publishedBy", ${iso(sql`version.published_at`)} as "publishedAt",
      coalesce(running.count, 0) as running
    from flow_versions version
    left join (
      select version_id, count(*)::int as count from tickets
      where flow_id = ${flowId} and ended_at is null and deleted_at is null and not is_test
      group by version_id) running on running.version_id = version.id
    where version.flow_id = ${flowId} and version.status <> 'trial'
    order by version.number desc`);
}

/** The drafts of a flow that were set aside, the newest first. */
export async function listSetAside(reader: Reader, flowId: number): Promise<SetAsideRow[]> {
  return reader.execute<SetAsideRow>(sql`
    select aside.id, aside.number, aside.reason,
      ${person(sql`aside.drawn_by_id`)} as "drawnBy", ${iso(sql`aside.drawn_at`)} as "drawnAt",
      ${person(sql`aside.set_aside_by_id`)} as "setAsideBy", ${iso(sql`aside.set_aside_at`)} as "setAsideAt"
    from set_aside_drafts aside where aside.flow_id = ${flowId} order by aside.id desc`);
}

/** One state of a flow: a version, the draft too, or a draft that was set aside. */
export type StateRef = { kind: "version" | "set-aside"; id: number };

/** The definition of a state of this flow; null when it is not there. */
export async function findState(reader: Reader, flowId: number, ref: StateRef): Promise<FlowDefinition | null> {
  const from = ref.kind === "version" ? sql`flow_versions` : sql`set_aside_drafts`;
  const [row] = await reader.execute<{ definition: FlowDefinition }>(
    sql`select definition from ${from} where flow_id = ${flowId} and id = ${ref.id}`,
  );
  return row?.definition ?? null;
}

type StoredExport = {
  name: string;
  description: string;
  category: string;
  number: number;
  status: string;
  notes: string;
};

/** One version with what is said of its flow; the draft, or else the newest version, when no number is given. */
export async function findExport(
  reader: Reader,
  flowId: number,
  number: number | null,
): Promise<(StoredExport & { definition: FlowDefinition }) | null> {
  const [row] = await reader.execute<StoredExport & { definition: FlowDefinition }>(sql`
    select flow.name, flow.description, flow.category, version.number, version.status, version.notes, version.definition
    from flows flow join flow_versions version on version.flow_id = flow.id
    where flow.id = ${flowId} and version.status <> 'trial' and (${number}::int is null or version.number = ${number}::int)
    order by version.number desc limit 1`);
  return row ?? null;
}
