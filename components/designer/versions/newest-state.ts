import type { VersionRow } from "@/lib/flows/schema";
import type { FlowState } from "./use-flow-states";

export const DOCUMENT: FlowState = { kind: "document" };

export const publishedOf = (versions: readonly VersionRow[]) =>
  versions.flatMap(({ id, status }): FlowState[] => (status === "draft" ? [] : [{ kind: "version", id }]));

/** What a flow has come to, which others are compared with: its draft, and without one the version published last. */
export function newestState(versions: readonly VersionRow[], isDrawn: boolean): FlowState {
  const [published] = publishedOf(versions);
  return isDrawn || published === undefined ? DOCUMENT : published;
}
