import { z } from "zod";
import type { ShownRequest } from "@/db/schema/outgoing/calls";
import type { Job, Principal, TicketStatus } from "@/lib/engine/model";
import { TICKET_STATUSES } from "@/lib/engine/model";
import { FlowDefinition, type Intent, NodeKey } from "@/lib/flows/definition";
import type { NoticeEvent } from "@/lib/notices/rules/notice-event";
import type { FieldProblem } from "@/lib/platform/errors";
import type { LogAction } from "@/lib/tickets/log/log-entry";
import type { DepartmentRef, PersonRef, VisibleForm } from "@/lib/tickets/schema";
import { SimulationRun } from "./run";

const Id = z
  .int()
  .positive()
  .max(2 ** 31 - 1);
const Revision = z.int().positive();

const InFlow = z.object({ flowId: Id });

/**
 * `definition` is the draft as the browser has it; without a run there is only the form to begin with. `isNew`: the last
 * step is being done just now, so that whoever does it is told when it is refused.
 */
export const SimulateInput = InFlow.extend({
  definition: FlowDefinition,
  run: SimulationRun.nullable(),
  isNew: z.boolean().default(false),
});

const Asked = z.object({
  node: NodeKey,
  people: z.array(z.object({ type: z.enum(["user", "department", "role"]), id: Id })).max(1000),
});

/** What a run comes to, as far as a test holds a flow to it. */
export const Outcome = z.object({
  /** The nodes the ticket came to, in order, from its start on. */
  path: z.array(NodeKey).max(5000),
  status: z.enum(TICKET_STATUSES),
  /** Where it stands. */
  at: z.array(NodeKey).max(200),
  /** Who was asked at which node, in order; null where the test does not care. */
  asked: z.array(Asked).max(5000).nullable(),
});
export type Outcome = z.output<typeof Outcome>;

const Name = z.string().trim().min(1).max(100);

export const CreateFlowTestInput = InFlow.extend({ name: Name, run: SimulationRun, expected: Outcome });
/** Only what changes. */
export const UpdateFlowTestInput = InFlow.extend({
  testId: Id,
  revision: Revision,
  name: Name.optional(),
  run: SimulationRun.optional(),
  expected: Outcome.optional(),
});
export const DeleteFlowTestInput = InFlow.extend({ testId: Id, revision: Revision });
/** Runs the flow's tests on a definition: all of them, or one. */
export const RunFlowTestsInput = InFlow.extend({ definition: FlowDefinition, testId: Id.nullable().default(null) });

/** An error as it is told, its sentence being the catalogue's. */
export type ToldError = {
  code: string;
  reason: string;
  params: Record<string, string | number>;
  problems: readonly FieldProblem[];
};

export type SimulatedButton = {
  key: string;
  name: string;
  intent: Intent;
  confirmText: string;
  requireFields: boolean;
};

/** Why somebody is asked: the node's rules name them, nobody else was found, or they did it before. */
export type AskedBecause = "rules" | "fallback" | "remembered";

/** A task that waits. */
export type SimulatedTask = {
  no: number;
  node: string;
  since: number;
  assignee: number | null;
  candidates: readonly Principal[];
  mustClaim: boolean;
  because: AskedBecause;
  excluded: readonly number[];
  /** Who may do it now, stand-ins included: the first of them. */
  people: number[];
  peopleCount: number;
  form: VisibleForm;
  buttons: SimulatedButton[];
  /** Whoever has it on loan, or was asked first, gives it back and decides nothing. */
  isOnLoan: boolean;
  mayTransfer: boolean;
  mayDelegate: boolean;
  mayAddSigner: boolean;
  /** Finished nodes it may be sent back to, by key. */
  sendBackTo: string[];
};

/** `transition` is what it takes when it rings; null where it reminds. */
export type SimulatedTimer = { no: number; node: string; dueAt: number; transition: string | null };

export type SimulatedJob = {
  node: string;
  kind: Job["kind"];
  status: Job["status"];
  error: string;
  /** What an answer may fill in. */
  form: VisibleForm;
};

/** What would be asked of another system. */
export type SimulatedCall = {
  node: string;
  kind: Exclude<Job["kind"], "child">;
  /** With secrets blotted out; null for a script, and for a request that cannot be made. */
  request: ShownRequest | null;
  /** The body is that which receivers written for loonflow expect, which only a ticket that is there has. */
  isLoonflow: boolean;
  /** Why the request cannot be made; empty where it can. */
  problem: string;
};

export type SimulatedNotice = {
  event: NoticeEvent;
  /** null tells the people concerned. */
  channel: string | null;
  people: number[];
  title: string;
  content: string;
  /** Why the flow's own template could not be used; empty where it could. */
  problem: string;
};

/** A line of the log: what was done, or happened by itself, and all it brought about. */
export type SimulatedEntry = {
  step: number | null;
  action: LogAction;
  at: number;
  by: number | null;
  forUser: number | null;
  node: string | null;
  transition: string | null;
  intent: Intent | null;
  comment: string;
  moves: { to: string; via: string | null }[];
  asked: {
    node: string;
    assignee: number | null;
    candidates: readonly Principal[];
    mustClaim: boolean;
    because: AskedBecause;
  }[];
  /** Seats that a rule answered in somebody's place. */
  passed: { node: string; why: "nobody" | "requester" | "repeated"; transition: string }[];
  copied: readonly Principal[];
  reminded: readonly Principal[];
  /** Conditions that could not be answered. */
  failedConditions: { transition: string; reason: string }[];
  armed: SimulatedTimer[];
  calls: SimulatedCall[];
  children: { flowName: string; title: string; requesterId: number; refusal: ToldError | null }[];
  failure: string | null;
  notices: SimulatedNotice[];
  webhooks: { event: string; endpoint: string }[];
  /** What the ticket became with it; null where that did not change. */
  status: TicketStatus | null;
};

/** Where a replay has brought a ticket, and how. */
export type SimulationView = {
  now: number;
  status: TicketStatus;
  title: string;
  requesterId: number;
  mayWithdraw: boolean;
  tasks: SimulatedTask[];
  timers: SimulatedTimer[];
  jobs: SimulatedJob[];
  entries: SimulatedEntry[];
  /** For the picture. */
  current: string[];
  visited: string[];
  taken: string[];
  outcome: Outcome;
};

export type SimulatedNames = {
  people: PersonRef[];
  departments: DepartmentRef[];
  roles: { id: number; name: string }[];
};

export type Simulation = {
  start: { form: VisibleForm; buttons: SimulatedButton[] };
  /** null before the filing, and while it is refused. */
  view: SimulationView | null;
  /** The step that is not accepted any more, -1 being the filing; those after it were not played. */
  refusal: { step: number; error: ToldError } | null;
  names: SimulatedNames;
};

export type FlowTestView = {
  testId: number;
  revision: number;
  name: string;
  run: SimulationRun;
  expected: Outcome;
  createdBy: string;
  /** ISO. */
  createdAt: string;
};

/** What went otherwise than a test expects. */
export type Difference =
  /** A step is not accepted any more. */
  | { kind: "refused"; step: number; error: ToldError }
  /** The ticket went another way: `place` counts the nodes from 0; null where one of the ways is over. */
  | { kind: "path"; place: number; expected: string | null; actual: string | null }
  | { kind: "status"; expected: TicketStatus; actual: TicketStatus | null }
  | { kind: "at"; expected: string[]; actual: string[] }
  | { kind: "asked"; node: string; expected: readonly Principal[]; actual: readonly Principal[] };

export type FlowTestResult = {
  testId: number;
  differences: Difference[];
  /** null where not even the filing was accepted. */
  outcome: Outcome | null;
};
