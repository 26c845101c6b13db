import type { WireHookTicket } from "@/db/queries/loonflow/tickets";
import { type SampleTicket, sampleValues } from "@/lib/tickets/views/told/sample-ticket";

/** A ticket that nobody filed, as receivers written for loonflow are told of it. */
export function sampleWireTicket(sample: SampleTicket): WireHookTicket {
  const { flow, title, at } = sample;
  const { id, username, name } = flow.person;
  return {
    id: 0,
    serial: "sample",
    title,
    flowId: flow.id,
    flowName: flow.name,
    versionId: 0,
    requesterId: id,
    status: "running",
    parentId: null,
    parentNodeId: null,
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
    endedAt: null,
    nodeId: flow.nodeId,
    requester: { username, name, isActive: true, email: "", phone: "", department: null },
    relations: [],
    tasks: [],
    jobs: [],
    signers: [],
    values: sampleValues(sample),
    fieldKeys: flow.fieldKeys,
  };
}
