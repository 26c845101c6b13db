import { INTENT_IDS } from "../flows/transition-record";
import type { Answer } from "../protocol/answer";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "./granted-ticket";
import { standingIn } from "./standing";

const NOTHING_TO_DO = "用户当前无处理权限";

const PSEUDO = {
  transition_id: 0,
  transition_name: "",
  field_require_check: false,
  is_accept: false,
  in_add_node: false,
  alert_enable: false,
  alert_text: "",
  attribute_type_id: INTENT_IDS.neutral,
} as const satisfies WireValue;

const ACCEPT: WireValue = { ...PSEUDO, transition_name: "接单", is_accept: true };
const FINISH: WireValue = { ...PSEUDO, transition_name: "完成", in_add_node: true };

/**
 * What the person may press now: nothing, giving the ticket back to who asked first, taking it, or the buttons of the
 * state.
 */
export function buttonRecords(granted: GrantedTicket): Answer {
  const standing = standingIn(granted);
  switch (standing.kind) {
    case "may_act":
      if (standing.task.returns.length > 0) return { data: { value: [FINISH] } };
      return { data: { value: buttonsAt(standing.task.nodeId, granted) } };
    case "must_claim":
      return { data: { value: [ACCEPT] } };
    default:
      return { data: { value: [] }, msg: NOTHING_TO_DO };
  }
}

/** Timed transitions are no buttons: they belong to the clock. */
function buttonsAt(nodeId: number, { version }: GrantedTicket): WireValue[] {
  return version.definition.transitions
    .filter(({ from, timer }) => from === version.nodeKeys.get(nodeId) && timer === null)
    .sort((a, b) => a.order - b.order)
    .map((transition) => ({
      transition_id: version.transitionIds.get(transition.key) ?? 0,
      transition_name: transition.name,
      field_require_check: transition.requireFields,
      is_accept: false,
      in_add_node: false,
      alert_enable: transition.confirmText !== "",
      alert_text: transition.confirmText,
      attribute_type_id: INTENT_IDS[transition.intent],
    }));
}
