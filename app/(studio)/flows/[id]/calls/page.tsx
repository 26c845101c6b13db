import type { SearchParams } from "nuqs/server";
import { CallLog } from "@/components/calls/log/call-log";
import { loadCallParams } from "@/components/calls/log/log-params";
import { loadFlowCalls } from "@/lib/calls/loaders";
import { loadManagedFlow } from "@/lib/flows/loaders";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function FlowCallsPage({ params, searchParams }: Props) {
  const flow = await loadManagedFlow((await params).id);
  const filter = await loadCallParams(searchParams);
  return <CallLog page={`/flows/${flow.id}/calls`} filter={filter} calls={await loadFlowCalls(flow, filter)} />;
}
