import type { WireTicket } from "@/db/queries/loonflow/ticket-columns";
import type { WireTicketRow } from "@/db/queries/loonflow/tickets";
import { toWireTime } from "../fields/wire-time";
import { liveParticipant } from "../participants/live-participant";
import { participantRecord } from "../participants/participant-record";
import type { WireValue } from "../protocol/wire-value";
import { requesterRecord } from "./requester-record";

/** The columns every record of a ticket has. */
export function ticketFacts(ticket: WireTicket, timeZone: string) {
  const { typeId, participant } = liveParticipant(ticket.tasks);
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
    parent_ticket_id: 0,
    parent_ticket_state_id: 0,
    participant_type_id: typeId,
    participant,
    relation: ticket.relations.map(({ username }) => username).join(","),
    in_add_node: false,
    add_node_man: "",
    script_run_last_result: true,
    is_end: ticket.endedAt !== null,
    is_rejected: ticket.isRejected,
    multi_all_person: "{}",
  } as const satisfies Record<string, WireValue>;
}

/** A ticket in a list. Its flow stands there twice, because callers read one key or the other. */
export function ticketRow(ticket: WireTicketRow, timeZone: string): WireValue {
  const facts = ticketFacts(ticket, timeZone);
  const flow = { workflow_id: ticket.flowId, workflow_name: ticket.flowName };
  return {
    ...facts,
    state: { state_id: facts.state_id, state_name: ticket.node?.name ?? "", state_label: ticket.node?.tag ?? {} },
    participant_info: participantRecord(liveParticipant(ticket.tasks)),
    creator_info: requesterRecord(ticket.requester),
    workflow_info: flow,
    workflow: flow,
  };
}
