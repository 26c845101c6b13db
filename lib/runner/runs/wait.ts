import type { Fragment } from "postgres";
import { records } from "../database/records";
import type { Tx } from "../database/store";
import { iso } from "../time/iso";

export type WaitKind = "event" | "cancel" | "invoke" | "signal";

/** A run that waits for an event, a child run or a signal, or that an event may cancel. */
export interface Wait {
  readonly runId: string;
  readonly kind: WaitKind;
  readonly stepId: string;
  /** Event name, function id or signal. */
  readonly name: string;
  readonly expression?: string | undefined;
  /** See requiredValue. */
  readonly requiredValue?: string | null;
  readonly isRace?: boolean;
  readonly expiresAt: number;
}

/** Inngest's longest wait. */
export const LONGEST_WAIT_MS = 366 * 86_400_000;

/** Enters waits, except those that are entered already. */
export async function addWaits(tx: Tx, waits: readonly Wait[]): Promise<void> {
  if (waits.length === 0) return;
  await tx.sql`
    insert into ${tx.tables.waits} (${waitColumns(tx)}) select * from ${waitRecords(tx, waits)}
    on conflict do nothing`;
}

/** The columns of waitRecords. */
export const waitColumns = (tx: Tx): Fragment =>
  tx.sql`run_id, kind, step_id, name, expression, required_value, is_race, expires_at`;

/** The waits as a row source, in the order of the columns. */
export function waitRecords(tx: Tx, waits: readonly Wait[]): Fragment {
  const rows = waits.map((wait) => ({
    run_id: wait.runId,
    kind: wait.kind,
    step_id: wait.stepId,
    name: wait.name,
    expression: wait.expression,
    required_value: wait.requiredValue,
    is_race: wait.isRace ?? false,
    expires_at: iso(wait.expiresAt),
  }));
  return tx.sql`${records(tx.sql, rows)} as waits(
    run_id text, kind text, step_id text, name text, expression text, required_value text,
    is_race boolean, expires_at timestamptz)`;
}
