import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { isoInstant, type PersonRef, personRef } from "../lists/waiting";
import { intArray } from "./directory";
import { leaderOf, moment } from "./stand-ins";

export type Absence = {
  id: number;
  /** ISO. */
  startsAt: string;
  endsAt: string;
  /** Who is named, or else the leader; null when there is neither. */
  standIn: PersonRef | null;
  isLeader: boolean;
  /** null is all of them. */
  flows: { id: number; name: string }[] | null;
};

/** A person's absences that are not over yet, the next one first. */
export async function listAbsences(reader: Reader, userId: number, at: Date): Promise<Absence[]> {
  return reader.execute<Absence>(sql`
    select absence.id, ${isoInstant(sql`starts_at`)} as "startsAt", ${isoInstant(sql`ends_at`)} as "endsAt",
      (select ${personRef(sql`users`)} from users
        where id = coalesce(stand_in_id, ${leaderOf(sql`absence.user_id`)})) as "standIn",
      stand_in_id is null as "isLeader",
      case when flow_ids is not null then (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name, id), '[]')
        from flows where id = any(flow_ids)) end as flows
    from absences absence
    where absence.user_id = ${userId} and ends_at > ${moment(at)}
    order by starts_at, absence.id`);
}

/** Who acts for a person when they name no one. */
export async function findLeader(reader: Reader, userId: number): Promise<PersonRef | null> {
  const [row] = await reader.execute<{ leader: PersonRef }>(sql`
    select ${personRef(sql`users`)} as leader from users where id = ${leaderOf(sql`${userId}::int`)}`);
  return row?.leader ?? null;
}

export type AbsenceFacts = { isStandInActive: boolean; hasLeader: boolean; isEveryFlowKnown: boolean };

/** What a new absence has to be checked against. */
export async function findAbsenceFacts(
  reader: Reader,
  asked: { userId: number; standInId: number | null; flowIds: readonly number[] },
): Promise<AbsenceFacts> {
  const [row] = await reader.execute<AbsenceFacts>(sql`
    select exists (select from users where id = ${asked.standInId}::int and is_active) as "isStandInActive",
      ${leaderOf(sql`${asked.userId}::int`)} is not null as "hasLeader",
      not exists (select from unnest(${intArray(asked.flowIds)}) as f(id) where id not in (select id from flows))
        as "isEveryFlowKnown"`);
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}
