import { z } from "zod";
import { Comment, Note, TicketTitle, Values } from "@/lib/tickets/schema";

const Id = z.int().positive();

export const ClaimTaskInput = z.object({ taskId: Id });
export const ReleaseTaskInput = z.object({ taskId: Id });

/** Only what changes; keys that the node does not let people edit are ignored, an absent title stays. */
const Edits = { title: TicketTitle.optional(), values: Values.default({}) };

export const CompleteTaskInput = z.object({ taskId: Id, transitionId: Id, ...Edits, ...Note });
export const SaveTaskInput = z.object({ taskId: Id, ...Edits });

export const HandOverTaskInput = z.object({ taskId: Id, userId: Id, ...Note });
export const ReturnTaskInput = z.object({ taskId: Id, ...Edits, ...Note });

export const AddSignerInput = z.object({
  taskId: Id,
  userIds: z.array(Id).min(1).max(100),
  /** `before`: asked first, then it comes back; `beside` and `after`: their approval is needed too. */
  position: z.enum(["before", "beside", "after"]),
  ...Note,
});

export const RemoveSignerInput = z.object({ ticketId: Id, seatNo: Id, comment: Comment });

export const SendBackTaskInput = z.object({
  taskId: Id,
  /** A node that was finished before. */
  nodeId: Id,
  afterwards: z.enum(["return", "rerun"]).default("rerun"),
  ...Note,
});
