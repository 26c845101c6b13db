import { z } from "zod";

const Id = z.int().positive();
const NodeRef = z.string().min(1).max(64);
const FieldRef = z.string().min(1).max(50);

/** Who may act at a task node, or is told at a copy node; several rules add up. */
export const WhoRule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("users"), userIds: z.array(Id).min(1).max(500) }),
  /** With all departments below them. */
  z.object({ kind: z.literal("departments"), departmentIds: z.array(Id).min(1).max(100) }),
  z.object({ kind: z.literal("roles"), roleIds: z.array(Id).min(1).max(100) }),
  z.object({ kind: z.literal("requester") }),
  /**
   * The approvers of the requester's department, or else its leader; each further level is the department above.
   * Levels without anybody but the requester are climbed over.
   */
  z.object({ kind: z.literal("leader"), levels: z.int().min(1).max(10).default(1) }),
  z.object({ kind: z.literal("field"), fieldKey: FieldRef }),
  z.object({ kind: z.literal("parent-field"), fieldKey: FieldRef }),
  /** Whoever finished an earlier node last. */
  z.object({ kind: z.literal("handler"), nodeKey: NodeRef }),
  /** Asked over HTTP when a ticket arrives; the answer is a list of user names. */
  z.object({
    kind: z.literal("external"),
    url: z.url().max(2000),
    signature: z.enum(["standard-webhooks", "loonflow"]).default("standard-webhooks"),
    /** Sealed; never leaves the server. */
    sealedSecret: z.string().max(4000).default(""),
    extra: z.string().max(4000).default(""),
  }),
]);
export type WhoRule = z.output<typeof WhoRule>;

/**
 * `any`: whoever acts first; `claim`: one of several takes it before acting; `random`, `round-robin`, `least-busy`:
 * one person is chosen on arrival; `all`, `ratio`, `in-order`: several sign, see `Signing`.
 */
export const SHARINGS = ["any", "claim", "random", "round-robin", "least-busy", "all", "ratio", "in-order"] as const;
export const Sharing = z.enum(SHARINGS);
export type Sharing = z.output<typeof Sharing>;

/** How a node that several people sign closes. */
export const Signing = z.object({
  /** Approvals that `ratio` needs, as a number or as a share of the signers; the others need them all. */
  need: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("count"), count: z.int().min(1).max(500) }),
      z.object({ kind: z.literal("percent"), percent: z.number().gt(0).max(100) }),
    ])
    .default({ kind: "percent", percent: 100 }),
  /** `first`: one rejection decides; `all-answered`: once everybody has answered; `threshold`: that many decide. */
  reject: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("first") }),
      z.object({ kind: z.literal("all-answered") }),
      z.object({ kind: z.literal("threshold"), count: z.int().min(1).max(500) }),
    ])
    .default({ kind: "first" }),
});
export type Signing = z.output<typeof Signing>;

/** What happens when a node's people are a special case: `allow` them, `pass` as approved, `refuse` the step, or ask others. */
export const ExceptionRule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("allow") }),
  z.object({ kind: z.literal("pass") }),
  z.object({ kind: z.literal("refuse") }),
  z.object({
    kind: z.literal("assign"),
    userIds: z.array(Id).max(100).default([]),
    roleIds: z.array(Id).max(100).default([]),
    /** Also who manages the flow; they are asked anyhow when the others are nobody. */
    toManagers: z.boolean().default(true),
  }),
]);
export type ExceptionRule = z.output<typeof ExceptionRule>;
