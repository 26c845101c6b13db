import { ChildNode, type FlowNode, TaskNode, WaitNode } from "@/lib/flows/definition";
import type { Json } from "@/lib/forms/form-definition";
import { type Directory, splitNames } from "../../directory";
import type { StateRow } from "../../file/installation";
import type { Notes } from "../../note";
import { toAccess } from "../access";
import type { ImportedFields } from "../fields";
import { readObject } from "../json-column";
import { nameOf } from "../names";
import { withoutSecrets } from "../secrets";
import type { ForeignReason } from "./foreign-reason";
import { toHook } from "./hook";
import { PARTICIPANT_TYPE, toWork } from "./participants";
import { toScript } from "./script";

export const nodeKey = (stateId: number) => `s${stateId}`;

const STATE_TYPE = { ordinary: 0, start: 1, end: 2 } as const;

/** The engine's own name stands where a ticket waits for its children. */
const ROBOT = "loonrobot";

export type NodeContext = {
  directory: Directory;
  fields: ImportedFields;
  notes: Notes;
  /** Seconds that a ticket stays at states where nobody acts. */
  waits: ReadonlyMap<number, number>;
  /** What nodes sign with, by their key; it is sealed where it is written. */
  secrets: Map<string, string>;
};

export function toNode(state: StateRow, context: NodeContext): FlowNode {
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
      return toOrdinary(state, base, context);
    default:
      return toForeign(state, base, "unknown_state_type");
  }
}

type Base = Omit<Extract<FlowNode, { type: "end" }>, "type">;

function toOrdinary(state: StateRow, base: Base, context: NodeContext): FlowNode {
  const seconds = context.waits.get(state.id);
  if (seconds !== undefined) return WaitNode.parse({ ...base, type: "wait", wait: { kind: "duration", seconds } });
  switch (state.participant_type_id) {
    case PARTICIPANT_TYPE.script:
      return { ...base, type: "script", script: toScript(state, context.directory, context.notes) };
    case PARTICIPANT_TYPE.hook: {
      const called = toHook(state);
      if (called === null) return toForeign(state, base, "unreadable_hook");
      context.secrets.set(base.key, called.secret);
      return { ...base, type: "hook", hook: called.hook };
    }
    default:
      return splitNames(state.participant).includes(ROBOT)
        ? ChildNode.parse({ ...base, type: "child", children: { kind: "attached" }, waitFor: "all" })
        : toTask(state, base, context);
  }
}

function toTask(state: StateRow, base: Base, context: NodeContext): FlowNode {
  const work = toWork(state, context);
  if ("foreign" in work) return toForeign(state, base, work.foreign);
  const { secret = "", ...task } = work;
  if (secret !== "") context.secrets.set(base.key, secret);
  const { remember_last_man_enable: rememberLastHandler, enable_retreat: mayWithdraw } = state;
  return TaskNode.parse({ ...base, type: "task", ...task, rememberLastHandler, mayWithdraw });
}

function toForeign(state: StateRow, base: Base, reason: ForeignReason): FlowNode {
  return { ...base, type: "foreign", reason, original: withoutSecrets(state as Record<string, Json>) };
}
