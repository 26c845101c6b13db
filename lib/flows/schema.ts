import { z } from "zod";
import { OptionSource } from "@/lib/forms/form-definition";
import { FlowDefinition } from "./definition";
import { References } from "./exchange/flow-file";

const Grant = z.object({
  permission: z.enum(["view", "intervene", "manage"]),
  principalType: z.enum(["user", "department", "role"]),
  principalId: z.int().positive(),
});

const Name = z.string().trim().min(1).max(100);
const Description = z.string().max(2000);
const Category = z.string().trim().max(100);

export const CreateFlowInput = z.object({
  name: Name,
  description: Description.default(""),
  category: Category.default(""),
  definition: FlowDefinition,
  grants: z.array(Grant).max(1000).default([]),
});

/** A flow to begin with, of the gallery or blank. */
export const DrawFlowInput = CreateFlowInput.pick({ name: true, description: true, category: true }).extend({
  definition: FlowDefinition,
  /** Whom the definition speaks of, by names that they are found by here. */
  references: References.prefault({}),
});

const Id = z.int().positive();
const Revision = z.int().positive();

export const FlowInput = z.object({ flowId: Id });
export const CloneFlowInput = FlowInput.extend({ name: Name });
export const DraftInput = FlowInput.extend({ expectedRevision: Revision });
export const SaveDraftInput = FlowInput.extend({
  definition: FlowDefinition,
  /** What the draft was when it was read; null when there was none. */
  expectedRevision: Revision.nullable(),
  /** Two drew at once, and this one is to be the draft: the one it takes the place of is kept aside. */
  setsAside: z.boolean().default(false),
});
export const SetDraftAsideInput = FlowInput.extend({ definition: FlowDefinition });
export const SetAsideInput = FlowInput.extend({ setAsideId: Id });
const FileBytes = z.instanceof(Uint8Array);
export const ImportFlowInput = z.object({ file: FileBytes });
export const ImportDraftInput = FlowInput.extend({ expectedRevision: Revision.nullable(), file: FileBytes });
export const RestoreSetAsideInput = SetAsideInput.extend({ expectedRevision: Revision.nullable() });
export const PublishVersionInput = DraftInput.extend({ notes: z.string().trim().max(4000).default("") });
export const RestoreVersionInput = FlowInput.extend({ versionId: Id, expectedRevision: Revision.nullable() });
/** `text` is what somebody would type. */
export const TryOptionsInput = FlowInput.extend({ source: OptionSource, text: z.string().max(200) });
export const SetGrantsInput = FlowInput.extend({
  grants: z.array(Grant).max(1000),
  /** Those that were seen, where they are not to be replaced unseen. */
  expected: z.array(Grant).max(1000).nullable().default(null),
});
export const DescribeFlowInput = FlowInput.extend({
  name: Name,
  description: Description,
  category: Category,
  /** What the flow was called when it was read. */
  expected: z.object({ name: z.string(), description: z.string(), category: z.string() }),
});

export type FlowGrant = z.output<typeof Grant>;
export type FlowProfile = Pick<z.output<typeof DescribeFlowInput>, "name" | "description" | "category">;

/** What the settings of a flow show besides its definition. */
export type FlowSettingsPage = {
  profile: FlowProfile;
  /** Tickets that have not ended. */
  running: number;
  /** Categories of other flows, to choose from. */
  categories: readonly string[];
  grants: readonly FlowGrant[];
  /** Names for those who hold grants. */
  people: readonly { id: number; name: string; username: string }[];
  departments: readonly { id: number; name: string }[];
};

export type { ListedFlowRow } from "@/db/queries/flows/managed-flows";
export type { SetAsideRow, StateRef, VersionRow } from "@/db/queries/flows/versions";
