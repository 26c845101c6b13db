import type { Reader } from "@/db/client";
import { findExport } from "@/db/queries/flows/versions";
import { FlowDefinition } from "../definition";
import { withoutSecrets } from "../secrets/hidden-secrets";
import { FILE_FORMAT, type FlowFile } from "./flow-file";
import { referencesOf } from "./references";

/** A version of a flow as a file, without secrets; its draft, or else its newest version, when no number is given. */
export async function exportedFlow(
  reader: Reader,
  { flowId, number }: { flowId: number; number: number | null },
): Promise<FlowFile | null> {
  const stored = await findExport(reader, flowId, number);
  if (stored === null) return null;
  const { name, description, category, status, notes } = stored;
  const definition = withoutSecrets(FlowDefinition.parse(stored.definition));
  return {
    skein: "flow",
    format: FILE_FORMAT,
    flow: { name, description, category },
    version: { number: stored.number, status, notes },
    references: await referencesOf(reader, definition),
    definition,
  };
}
