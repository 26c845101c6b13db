import { z } from "zod";
import { NodeKey } from "@/lib/flows/definition";
import { Comment, TicketTitle, Values } from "@/lib/tickets/schema";

const Id = z.int().positive();
const Moment = z.iso.datetime();

/** Only what changes; an absent title stays. */
const Edits = { title: TicketTitle.optional(), values: Values.default({}) };
/** Somebody acts on their task at a node. */
const AtTask = { node: NodeKey, by: Id };

/** A year at most, as of timers. */
const MAX_SECONDS = 366 * 86_400;
const MAX_STEPS = 200;
/** Of a run as JSON. */
const MAX_LENGTH = 200_000;

/**
 * One thing done to a simulated ticket. Tasks and jobs are named by their node, so that a run means the same when the
 * flow has changed elsewhere; of several tasks at a node it is the one of the person.
 */
export const SimulationStep = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("decide"), ...AtTask, transition: NodeKey, ...Edits, comment: Comment }),
  z.object({ kind: z.literal("claim"), ...AtTask }),
  z.object({ kind: z.literal("release"), ...AtTask }),
  z.object({ kind: z.literal("transfer"), ...AtTask, to: Id, comment: Comment }),
  z.object({ kind: z.literal("delegate"), ...AtTask, to: Id, comment: Comment }),
  z.object({ kind: z.literal("return"), ...AtTask, ...Edits, comment: Comment }),
  z.object({
    kind: z.literal("add-signer"),
    ...AtTask,
    people: z.array(Id).min(1).max(100),
    position: z.enum(["before", "beside", "after"]),
    comment: Comment,
  }),
  z.object({
    kind: z.literal("send-back"),
    ...AtTask,
    to: NodeKey,
    afterwards: z.enum(["return", "rerun"]).default("rerun"),
    comment: Comment,
  }),
  z.object({ kind: z.literal("withdraw"), by: Id, comment: Comment }),
  /** The clock goes on: so long, or to a moment. Timers that come due meanwhile ring in their order. */
  z.object({ kind: z.literal("wait"), seconds: z.int().positive().max(MAX_SECONDS) }),
  z.object({ kind: z.literal("wait-until"), at: Moment }),
  /** What a hook, a script or children bring back. */
  z.object({ kind: z.literal("answer"), node: NodeKey, values: Values.default({}) }),
  z.object({ kind: z.literal("fail"), node: NodeKey, error: Comment }),
  /** Whom another system names. */
  z.object({ kind: z.literal("name-people"), node: NodeKey, people: z.array(Id).max(1000) }),
  /** An intervener sees to what has failed. */
  z.object({ kind: z.literal("retry"), node: NodeKey }),
  z.object({ kind: z.literal("skip"), node: NodeKey }),
]);
export type SimulationStep = z.output<typeof SimulationStep>;

/** A ticket as somebody plays it: who files what and when, and everything that is done to it since. */
export const SimulationRun = z
  .object({
    requesterId: Id,
    at: Moment,
    /** Key of the start node's button. */
    transition: NodeKey,
    title: TicketTitle.default(""),
    values: Values.default({}),
    comment: Comment,
    steps: z.array(SimulationStep).max(MAX_STEPS),
  })
  .refine((run) => JSON.stringify(run).length <= MAX_LENGTH);
export type SimulationRun = z.output<typeof SimulationRun>;
