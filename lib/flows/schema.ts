import { z } from "zod";
import { FlowDefinition } from "./definition";

const Grant = z.object({
  permission: z.enum(["view", "intervene", "manage"]),
  principalType: z.enum(["user", "department", "role"]),
  principalId: z.int().positive(),
});

export const CreateFlowInput = z.object({
  name: z.string().trim().min(1).max(100),
  description: z.string().max(2000).default(""),
  category: z.string().trim().max(100).default(""),
  definition: FlowDefinition,
  grants: z.array(Grant).max(1000).default([]),
});
