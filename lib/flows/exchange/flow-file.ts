import { z } from "zod";
import { FlowDefinition } from "../definition";

export const FILE_FORMAT = 1;

const Id = z.int().positive();
const Named = z.object({ id: Id, name: z.string().max(200) });

/** Whom and what the definition speaks of by id, by names that another installation can find them by. */
export const References = z.object({
  people: z.array(Named.extend({ username: z.string().max(200) })).default([]),
  /** `path` names the departments above, from the top, and the department itself. */
  departments: z.array(Named.extend({ path: z.array(z.string().max(200)).max(50) })).default([]),
  roles: z.array(Named).default([]),
  flows: z.array(Named).default([]),
  calendars: z.array(Named).default([]),
});
export type References = z.output<typeof References>;

/** A flow as a file. Secrets are left out. */
export const FlowFile = z.object({
  skein: z.literal("flow"),
  format: z.literal(FILE_FORMAT),
  flow: z.object({
    name: z.string().trim().min(1).max(100),
    description: z.string().max(2000).default(""),
    category: z.string().trim().max(100).default(""),
  }),
  /** Which version it was where it came from. */
  version: z
    .object({ number: z.int().min(1), status: z.string().max(20), notes: z.string().max(4000).default("") })
    .nullable()
    .default(null),
  references: References.prefault({}),
  definition: FlowDefinition,
});
export type FlowFile = z.output<typeof FlowFile>;
