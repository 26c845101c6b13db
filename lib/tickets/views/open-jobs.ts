import type { Reader } from "@/db/client";
import { listJobCalls } from "@/db/queries/calls/call-records";
import { listScriptRuns } from "@/db/queries/script-runs";
import type { TicketDetail } from "@/db/queries/tickets/tickets";
import { openReason } from "@/lib/calls/call-reason";
import { toCallView } from "@/lib/calls/call-view";
import type { CallView } from "@/lib/calls/schema";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import { systemClock } from "@/lib/platform/clock";
import { openScriptText } from "@/lib/scripts/script-reason";
import type { OpenJob } from "../schema";

type StoredJob = TicketDetail["jobs"][number];

/**
 * What the ticket has others do, and what its hooks have asked of other systems. What machines say may tell of fields
 * that people do not see: only who may intervene reads it.
 */
export async function readOpenJobs(
  reader: Reader,
  version: LoadedVersion,
  { id, jobs }: Pick<TicketDetail, "id" | "jobs">,
  mayIntervene: boolean,
): Promise<{ jobs: OpenJob[]; calls: CallView[] }> {
  const has = (kind: StoredJob["kind"]) => jobs.some((job) => job.kind === kind);
  const scripts = mayIntervene && has("script") ? await listScriptRuns(reader, id) : [];
  const calls = has("hook") ? await listJobCalls(reader, id) : [];
  const { form } = version.definition;
  return {
    jobs: jobs.map(({ no, nodeId, startedAt, ...job }) => ({
      ...job,
      error: mayIntervene ? job.error : openError(job),
      jobNo: no,
      nodeId,
      nodeName: version.nodes.get(version.nodeKeys.get(nodeId) ?? "")?.name ?? "",
      since: startedAt,
      runs: scripts.filter(({ jobNo }) => jobNo === no),
    })),
    calls: calls.map((call) => toCallView(call, { form, mayIntervene, now: systemClock.now() })),
  };
}

function openError({ kind, error }: Pick<StoredJob, "kind" | "error">): string {
  if (kind === "script") return openScriptText(error);
  return kind === "hook" && error !== "" ? openReason(error) : error;
}
