import type { Tx } from "@/db/client";
import type { StoredPerson } from "@/db/queries/people/person";
import type { TicketState } from "@/lib/engine/model";
import type { AppError } from "@/lib/platform/errors";
import type { LogAction } from "@/lib/tickets/log/log-entry";
import type { Inquiry } from "@/lib/tickets/people/assignment";
import type { TicketChange } from "@/lib/tickets/ticket-change";
import type { DraftVersion } from "../draft-version";
import type { SimulationRun } from "../run";

/** A child ticket that would be filed, and why its flow would not take it; null where it would. */
export type ChildBirth = { flowName: string; title: string; requesterId: number; refusal: AppError | null };

/** What one command came to. */
export type ReplayEntry = {
  /** Which step of the run it was; -1 is the filing, null what happened by itself. */
  step: number | null;
  action: LogAction;
  /** Who did it; null for the clock, other systems and Skein. */
  by: StoredPerson | null;
  node: string | null;
  comment: string;
  at: number;
  change: TicketChange;
  children?: readonly ChildBirth[];
};

/** A step that is not accepted, with the error that the real command throws; nothing after it was played. */
export type Refusal = { step: number; error: AppError };

export type Replay = {
  run: SimulationRun;
  entries: readonly ReplayEntry[];
  /** null while not even the filing was accepted. */
  state: TicketState | null;
  /** What the clock shows. */
  now: number;
  refusal: Refusal | null;
};

/** All that a replay needs to know; `entries` grows. */
export type Stage = DraftVersion & {
  tx: Tx;
  run: SimulationRun;
  entries: ReplayEntry[];
  inquiry: Inquiry;
  personAt(userId: number, at: number): StoredPerson | null;
};

export const stateIn = (entries: readonly ReplayEntry[]): TicketState | null => entries.at(-1)?.change.after ?? null;
