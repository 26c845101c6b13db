import type { FlowNode } from "@/lib/flows/definition";
import type { Json } from "@/lib/forms/form-definition";
import type { Directory } from "../directory";
import type { StateRow } from "../file/installation";
import type { Notes } from "../note";
import { toAccess } from "./access";
import type { ImportedFields } from "./fields";
import { readObject } from "./json-column";
import { nameOf } from "./names";
import { type ForeignReason, toWork } from "./participants";
import { withoutSecrets } from "./secrets";

export const nodeKey = (stateId: number) => `s${stateId}`;

const STATE_TYPE = { ordinary: 0, start: 1, end: 2 } as const;

type Context = { directory: Directory; fields: ImportedFields; notes: Notes };

export function toNode(state: StateRow, context: Context): FlowNode {
  const { notes } = context;
  const name = nameOf(state, 100, notes);
  const base = {
    key: nodeKey(state.id),
    name,
    order: state.order_id,
    isHidden: state.is_hidden,
    position: { x: 0, y: 0 },
    tag: Object.fromEntries(readObject({ text: state.label, column: "label", owner: name }, notes) ?? []),
    fields: toAccess(state, context.fields, notes),
  };
  switch (state.type_id) {
    case STATE_TYPE.start:
      return { ...base, type: "start" };
    case STATE_TYPE.end:
      return { ...base, type: "end" };
    case STATE_TYPE.ordinary:
      return toTask(state, base, context);
    default:
      return toForeign(state, base, "unknown_state_type");
  }
}

type Base = Omit<Extract<FlowNode, { type: "end" }>, "type">;

function toTask(state: StateRow, base: Base, context: Context): FlowNode {
  const work = toWork(state, context);
  if ("foreign" in work) return toForeign(state, base, work.foreign);
  return { ...base, type: "task", ...work, rememberLastHandler: state.remember_last_man_enable, maySendBack: false };
}

function toForeign(state: StateRow, base: Base, reason: ForeignReason): FlowNode {
  return { ...base, type: "foreign", reason, original: withoutSecrets(state as Record<string, Json>) };
}
