import type { WireTicket } from "@/db/queries/loonflow/ticket-columns";
import type { WireTicketRow } from "@/db/queries/loonflow/tickets";
import { toWireTime } from "../fields/wire-time";
import { ledger } from "../participants/ledger";
import { liveParticipant } from "../participants/live-participant";
import { participantRecord } from "../participants/participant-record";
import type { WireValue } from "../protocol/wire-value";
import { ACT_STATE_IDS } from "./act-states";
import { requesterRecord } from "./requester-record";

/** Who asked somebody else first and gets the ticket back; null while nobody was asked. */
function askerOf({ tasks, nodeId }: WireTicket): string | null {
  const lent = tasks.find((task) => task.nodeId === nodeId && task.returns.length > 0);
  return lent?.returns.find(({ kind }) => kind !== "next")?.username ?? null;
}

/** The columns every record of a ticket has. */
export function ticketFacts(ticket: WireTicket, timeZone: string) {
  const { typeId, participant } = liveParticipant(ticket);
  const asker = askerOf(ticket);
  return {
    id: ticket.id,
    creator: ticket.requester.username,
    gmt_created: toWireTime(ticket.createdAt, timeZone),
    gmt_modified: toWireTime(ticket.updatedAt, timeZone),
    is_deleted: false,
    title: ticket.title,
    workflow_id: ticket.flowId,
    sn: ticket.serial,
    state_id: ticket.nodeId ?? 0,
    parent_ticket_id: ticket.parentId ?? 0,
    parent_ticket_state_id: ticket.parentNodeId ?? 0,
    participant_type_id: typeId,
    participant,
    relation: ticket.relations.map(({ username }) => username).join(","),
    in_add_node: asker !== null,
    add_node_man: asker ?? "",
    script_run_last_result: ticket.jobs.every(({ status }) => status !== "failed"),
    is_end: ticket.endedAt !== null,
    is_rejected: ticket.status === "rejected",
    multi_all_person: ledger(ticket),
    act_state_id: ACT_STATE_IDS[ticket.status],
  } as const satisfies Record<string, WireValue>;
}

/** A ticket in a list. Its flow stands there twice, because callers read one key or the other. */
export function ticketRow(ticket: WireTicketRow, timeZone: string): WireValue {
  const facts = ticketFacts(ticket, timeZone);
  const flow = { workflow_id: ticket.flowId, workflow_name: ticket.flowName };
  return {
    ...facts,
    state: { state_id: facts.state_id, state_name: ticket.node?.name ?? "", state_label: ticket.node?.tag ?? {} },
    participant_info: participantRecord(liveParticipant(ticket)),
    creator_info: requesterRecord(ticket.requester),
    workflow_info: flow,
    workflow: flow,
  };
}
