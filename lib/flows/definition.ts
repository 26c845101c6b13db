import { z } from "zod";
import { FieldAccess, FormDefinition, Json } from "@/lib/forms/form-definition";
import { ExceptionRule, Sharing, Signing, WhoRule } from "./who";

export const NodeKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .min(1)
  .max(64);
const Position = z.object({ x: z.number(), y: z.number() });
const Id = z.int().positive();

const NodeBase = z.object({
  key: NodeKey,
  name: z.string().min(1).max(100),
  order: z.int().default(0),
  /** Hidden nodes are left out of the step view unless they are current. */
  isHidden: z.boolean().default(false),
  position: Position.default({ x: 0, y: 0 }),
  /** Opaque to Skein, handed to callers as it is. */
  tag: z.record(z.string(), Json).default({}),
});

/** A year of seconds at most. */
const Seconds = z
  .int()
  .positive()
  .max(366 * 86_400);

/** The business calendar in whose hours time counts; null counts every hour. */
const CalendarRef = Id.nullable().default(null);

/**
 * A rung of the ladder of a task node: so long after the ticket came there its assignees are reminded, then again
 * `repeatTimes` more, each `repeatSeconds` later. `escalate` tells others instead: `inform` lets them know, `add` has
 * them decide beside those who have not.
 */
const Reminder = z.object({
  afterSeconds: Seconds,
  calendarId: CalendarRef,
  repeatSeconds: Seconds.nullable().default(null),
  repeatTimes: z.int().min(0).max(50).default(0),
  escalate: z
    .object({ who: z.array(WhoRule).min(1).max(20), how: z.enum(["inform", "add"]) })
    .nullable()
    .default(null),
});
export type Reminder = z.output<typeof Reminder>;

export const StartNode = NodeBase.extend({ type: z.literal("start"), fields: FieldAccess.default({}) });
export const TaskNode = NodeBase.extend({
  type: z.literal("task"),
  fields: FieldAccess.default({}),
  who: z.array(WhoRule).default([]),
  sharing: Sharing.default("any"),
  signing: Signing.prefault({}),
  rememberLastHandler: z.boolean().default(false),
  /** Nobody active is found: managers of the flow are asked unless the rule says otherwise. */
  whenNobody: ExceptionRule.default({ kind: "assign", userIds: [], roleIds: [], toManagers: true }),
  /** The requester would decide on their own ticket. */
  whenRequester: ExceptionRule.default({ kind: "allow" }),
  /** The one person who would decide has approved already since the ticket was last submitted. */
  whenRepeated: ExceptionRule.default({ kind: "allow" }),
  /** The person acting here may send the ticket back to an earlier finished node. */
  maySendBack: z.boolean().default(false),
  /** The requester may withdraw the ticket while it is here. */
  mayWithdraw: z.boolean().default(false),
  mayTransfer: z.boolean().default(true),
  mayDelegate: z.boolean().default(true),
  mayAddSigner: z.boolean().default(true),
  reminders: z.array(Reminder).max(10).default([]),
});
export const ExclusiveNode = NodeBase.extend({ type: z.literal("exclusive") });

/**
 * What a rejection inside one branch that leads to an end does to the others: `cancel` ends them too, `branch` ends
 * this branch alone. Leaving the branches for anywhere else always cancels the others.
 */
const BranchReject = z.enum(["cancel", "branch"]).default("cancel");
/** Every leaving transition is taken at once; where several arrive, it waits for all of them that can still come. */
export const ParallelNode = NodeBase.extend({ type: z.literal("parallel"), onReject: BranchReject });
/** As parallel, with the transitions whose condition holds, or the default when none does. */
export const InclusiveNode = NodeBase.extend({ type: z.literal("inclusive"), onReject: BranchReject });

/**
 * Holds the ticket for a time, or until the moment that a date field names; with a calendar, a moment outside its hours
 * is the next opening.
 */
export const WaitNode = NodeBase.extend({
  type: z.literal("wait"),
  wait: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("duration"), seconds: Seconds, calendarId: CalendarRef }),
    z.object({ kind: z.literal("field"), fieldKey: z.string().min(1).max(50), calendarId: CalendarRef }),
  ]),
});

/** Calls another system. `fields`: what its answer may fill in. */
export const HookNode = NodeBase.extend({
  type: z.literal("hook"),
  fields: FieldAccess.default({}),
  hook: z.object({
    method: z.enum(["POST", "PUT", "PATCH", "GET", "DELETE"]).default("POST"),
    url: z.string().max(2000),
    headers: z
      .array(z.object({ name: z.string().min(1).max(200), value: z.string().max(4000) }))
      .max(50)
      .default([]),
    /** Liquid; empty sends the ticket as JSON. */
    body: z.string().max(50_000).default(""),
    signature: z.enum(["standard-webhooks", "loonflow"]).default("standard-webhooks"),
    /** Sealed; never leaves the server. */
    sealedSecret: z.string().max(4000).default(""),
    extra: z.record(z.string(), Json).default({}),
    /** Goes on when the other system calls back, not when it answers. */
    waitsForCallback: z.boolean().default(false),
    callbackTimeoutSeconds: Seconds.nullable().default(null),
    /** How long one call may take. */
    timeoutSeconds: z.int().min(1).max(60).default(10),
    /** Field → where its value stands in the answer, as names joined by dots; empty takes the answer's `fields`. */
    fill: z.record(z.string().max(50), z.string().min(1).max(200)).default({}),
  }),
});

/** Runs a program in a sandbox. `fields`: what it may fill in. */
export const ScriptNode = NodeBase.extend({
  type: z.literal("script"),
  fields: FieldAccess.default({}),
  script: z.object({
    language: z.enum(["javascript", "python"]).default("javascript"),
    source: z.string().max(100_000).default(""),
    /** null: 10 seconds for JavaScript, 30 for Python. */
    timeoutSeconds: z.int().min(1).max(300).nullable().default(null),
    /** A script that is switched off fails visibly when a ticket arrives. */
    isActive: z.boolean().default(true),
  }),
});

/** Where a child ticket's field gets its value: a field of the parent, a column of its row, or a value. */
const ChildValue = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("field"), fieldKey: z.string().min(1).max(50) }),
  z.object({ kind: z.literal("column"), columnKey: z.string().min(1).max(50) }),
  z.object({
    kind: z.literal("value"),
    value: Json,
    /** Whose ids the value is made of, where it is. */
    ids: z.enum(["people", "departments"]).optional(),
  }),
]);

/** Waits for child tickets: those it creates, or those that callers attach. */
export const ChildNode = NodeBase.extend({
  type: z.literal("child"),
  fields: FieldAccess.default({}),
  children: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("create"),
      flowId: Id,
      /** Key of the start button of the child's flow; empty takes its first. */
      transitionKey: z.string().max(64).default(""),
      title: z.string().max(500).default(""),
      values: z.record(z.string().max(50), ChildValue).default({}),
      /** A table field of the parent: one child per row; null makes one child. */
      perRowOf: z.string().max(50).nullable().default(null),
      /** A person field (or column) that names the child's requester; null takes the parent's. */
      requesterField: z.string().max(50).nullable().default(null),
    }),
    z.object({ kind: z.literal("attached") }),
  ]),
  waitFor: z.enum(["all", "any"]).default("all"),
});

/** Tells people of the ticket and goes on. */
export const CopyNode = NodeBase.extend({ type: z.literal("copy"), who: z.array(WhoRule).default([]) });
export const EndNode = NodeBase.extend({ type: z.literal("end"), fields: FieldAccess.default({}) });
/**
 * A node taken over from another system that Skein cannot run. It keeps the original record, without
 * secrets, so that nothing is lost and a caller can still read it; a version that has one cannot be published.
 */
export const ForeignNode = NodeBase.extend({
  type: z.literal("foreign"),
  fields: FieldAccess.default({}),
  reason: z.string().max(500),
  original: z.record(z.string(), Json),
});

export const FlowNode = z.discriminatedUnion("type", [
  StartNode,
  TaskNode,
  ExclusiveNode,
  ParallelNode,
  InclusiveNode,
  WaitNode,
  HookNode,
  ScriptNode,
  ChildNode,
  CopyNode,
  EndNode,
  ForeignNode,
]);
export type FlowNode = z.output<typeof FlowNode>;
export type NodeType = FlowNode["type"];
export type TaskNode = z.output<typeof TaskNode>;

/** The fields that people see or fill in at a node; none where it shows no form. */
export function fieldsOf(node: FlowNode | undefined): FieldAccess {
  return node !== undefined && "fields" in node ? node.fields : {};
}

const PASSED_THROUGH: readonly NodeType[] = ["exclusive", "parallel", "inclusive", "copy"];

/** Whether tickets go on from a node at once, so that none is ever seen at it; a join holds only what came early. */
export function isPassedThrough({ type }: FlowNode): boolean {
  return PASSED_THROUGH.includes(type);
}

export const INTENTS = ["approve", "reject", "neutral"] as const;
export const Intent = z.enum(INTENTS);
export type Intent = z.output<typeof Intent>;

export const TimerRule = z.object({
  afterSeconds: Seconds,
  calendarId: CalendarRef,
  /** `activity`: claiming, transferring and field edits start the time anew; comments never do. */
  resetOn: z.enum(["never", "activity"]).default("never"),
});

export const FlowTransition = z.object({
  key: NodeKey,
  from: NodeKey,
  to: NodeKey,
  name: z.string().min(1).max(100),
  intent: Intent.default("neutral"),
  requireFields: z.boolean().default(true),
  confirmText: z.string().max(500).default(""),
  order: z.int().default(0),
  /** Leaving a node after a time; such a transition is no button. */
  timer: TimerRule.nullable().default(null),
  /** CEL, only on transitions that leave an exclusive or inclusive gateway; evaluated in ascending `order`. */
  condition: z.string().max(10_000).default(""),
  isDefault: z.boolean().default(false),
});
export type FlowTransition = z.output<typeof FlowTransition>;

/** Every kind of people that is given must match; inside a kind one match is enough. */
export const CreationRule = z.object({
  userIds: z.array(Id).nullable().default(null),
  departmentIds: z.array(Id).nullable().default(null),
  roleIds: z.array(Id).nullable().default(null),
  limit: z
    .object({ count: z.int().min(0), hours: z.number().positive(), per: z.enum(["requester", "everyone"]) })
    .nullable()
    .default(null),
  /** CEL over the submitted form; empty allows. */
  condition: z.string().max(10_000).default(""),
});
export type CreationRule = z.output<typeof CreationRule>;

export const FlowSettings = z.object({
  /** Fields that people see who may view the ticket but have nothing to do in it. */
  viewFields: z.array(z.string()).default([]),
  isOpenToAll: z.boolean().default(false),
  creation: CreationRule.prefault({}),
  /** Liquid over the form; empty takes the title that was typed. */
  titleTemplate: z.string().max(500).default(""),
  /** Of serial numbers, where the calling client has none; empty takes the installation's. */
  serialPrefix: z
    .string()
    .max(30)
    .regex(/^[A-Za-z0-9-]*$/)
    .default(""),
  /** A version is only published when every flow test goes as expected; absent asks for none. */
  demandsGreenTests: z.boolean().optional(),
});
export type FlowSettings = z.output<typeof FlowSettings>;

export const FlowDefinition = z.object({
  format: z.literal(1),
  nodes: z.array(FlowNode).max(2000),
  transitions: z.array(FlowTransition).max(4000),
  form: FormDefinition.prefault({}),
  settings: FlowSettings.prefault({}),
});
/** The graph document inside a version; checked further by `problems.ts`. */
export type FlowDefinition = z.output<typeof FlowDefinition>;
export type FlowDefinitionInput = z.input<typeof FlowDefinition>;
