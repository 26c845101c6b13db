import type { WireLogEntry } from "@/db/queries/loonflow/log";
import { shownStates } from "../flows/shown-states";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { stepLogRecord } from "./log-records";

/** The states of a ticket's flow in order, each with what happened there; hidden ones only while they are current. */
export function stepRecords({ ticket, version }: GrantedTicket, log: readonly WireLogEntry[]): WireValue {
  const states = shownStates(version.definition, Object.fromEntries(version.nodeIds));
  const shown = states.filter(({ id, node }) => !node.isHidden || id === ticket.nodeId);
  return {
    value: shown.map(({ id, node }) => ({
      state_id: id,
      state_name: node.name,
      order_id: node.order,
      state_flow_log_list: log.filter(({ nodeId }) => nodeId === id).map(stepLogRecord),
    })),
  };
}
