import { z } from "zod";
import { FieldAccess, FormDefinition, Json } from "@/lib/forms/form-definition";

export const NodeKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .min(1)
  .max(64);
const Position = z.object({ x: z.number(), y: z.number() });
const Id = z.int().positive();

/** Who may act at a task node; several rules add up. */
export const WhoRule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("users"), userIds: z.array(Id).min(1).max(500) }),
  z.object({ kind: z.literal("departments"), departmentIds: z.array(Id).min(1).max(100) }),
  z.object({ kind: z.literal("roles"), roleIds: z.array(Id).min(1).max(100) }),
  z.object({ kind: z.literal("requester") }),
  z.object({ kind: z.literal("leader") }),
  z.object({ kind: z.literal("field"), fieldKey: z.string().min(1) }),
]);
export type WhoRule = z.output<typeof WhoRule>;

/** `any`: whoever acts first; `claim`: one of several takes it before acting. */
export const Sharing = z.enum(["any", "claim"]);
export type Sharing = z.output<typeof Sharing>;

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

export const StartNode = NodeBase.extend({ type: z.literal("start"), fields: FieldAccess.default({}) });
export const TaskNode = NodeBase.extend({
  type: z.literal("task"),
  fields: FieldAccess.default({}),
  who: z.array(WhoRule).default([]),
  sharing: Sharing.default("any"),
  rememberLastHandler: z.boolean().default(false),
  /** The person acting here may send the ticket back to an earlier finished node. */
  maySendBack: z.boolean().default(false),
});
export const ExclusiveNode = NodeBase.extend({ type: z.literal("exclusive") });
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

export const FlowNode = z.discriminatedUnion("type", [StartNode, TaskNode, ExclusiveNode, EndNode, ForeignNode]);
export type FlowNode = z.output<typeof FlowNode>;
export type NodeType = FlowNode["type"];
export type TaskNode = z.output<typeof TaskNode>;

export const INTENTS = ["approve", "reject", "neutral"] as const;
export const Intent = z.enum(INTENTS);
export type Intent = z.output<typeof Intent>;

export const TimerRule = z.object({
  afterSeconds: z
    .int()
    .positive()
    .max(366 * 86_400),
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
  /** Leaving a task node after a time; such a transition is no button. */
  timer: TimerRule.nullable().default(null),
  /** CEL, only on transitions that leave a gateway; evaluated in ascending `order`. */
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
});
export type CreationRule = z.output<typeof CreationRule>;

export const FlowSettings = z.object({
  /** Fields that people see who may view the ticket but have nothing to do in it. */
  viewFields: z.array(z.string()).default([]),
  isOpenToAll: z.boolean().default(false),
  creation: CreationRule.prefault({}),
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
