import { z } from "zod";
import { Comment, TicketTitle, Values } from "@/lib/tickets/schema";

const TaskId = z.int().positive();

export const ClaimTaskInput = z.object({ taskId: TaskId });
export const ReleaseTaskInput = z.object({ taskId: TaskId });

export const CompleteTaskInput = z.object({
  taskId: TaskId,
  transitionId: z.int().positive(),
  /** Absent keeps the title; only taken where the node lets it be edited. */
  title: TicketTitle.optional(),
  /** Only what changes; keys that the node does not let people edit are ignored. */
  values: Values.default({}),
  comment: Comment,
});

export const SendBackTaskInput = z.object({
  taskId: TaskId,
  /** A node that was finished before. */
  nodeId: z.int().positive(),
  afterwards: z.enum(["return", "rerun"]).default("rerun"),
  comment: Comment,
});
