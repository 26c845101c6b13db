import type { WireLogEntry } from "@/db/queries/loonflow/log";
import { env } from "@/lib/platform/env";
import type { LogAction } from "@/lib/tickets/log/log-entry";
import { toWireTime } from "../fields/wire-time";
import { INTENT_IDS } from "../flows/transition-record";
import { PARTICIPANT } from "../participants/participant-types";
import { ROBOT } from "../participants/robot";
import type { WireValue } from "../protocol/wire-value";
import { reasonWords } from "./reason-words";

type Intervention = { id: number; name: string; suggestion: string };

/** How callers know an action that no button stands for; null for those that are transitions, as the others are when they moved the ticket. */
const interventions = {
  create: null,
  complete: null,
  timer: { id: 0, name: "定时器流转", suggestion: "定时器到期，自动流转" },
  reminder: { id: 5, name: "自动提醒", suggestion: "超时未处理，自动提醒" },
  escalate: { id: 5, name: "超时升级", suggestion: "超时未处理，自动升级" },
  recount: { id: 0, name: "重新计时", suggestion: "工作日历已变更，重新计时" },
  hook: { id: 9, name: "hook操作", suggestion: "" },
  script: { id: 0, name: "脚本执行失败", suggestion: "" },
  children: { id: 0, name: "子工单操作", suggestion: "所有子工单处理完毕，自动流转" },
  resolve: { id: 0, name: "获取处理人", suggestion: "" },
  skip: { id: 0, name: "跳过操作", suggestion: "" },
  claim: { id: 4, name: "接单操作", suggestion: "接单处理" },
  release: { id: 0, name: "取消接单", suggestion: "" },
  send_back: { id: 0, name: "退回操作", suggestion: "" },
  draft: null,
  save: { id: 0, name: "保存操作", suggestion: "" },
  transfer: { id: 1, name: "转交操作", suggestion: "" },
  delegate: { id: 1, name: "转交操作", suggestion: "" },
  reassign: { id: 1, name: "转交操作", suggestion: "" },
  add_signer: { id: 2, name: "加签操作", suggestion: "" },
  remove_signer: { id: 0, name: "减签操作", suggestion: "" },
  return: { id: 3, name: "加签处理完成", suggestion: "" },
  comment: { id: 5, name: "新增评论", suggestion: "" },
  copy: { id: 5, name: "抄送操作", suggestion: "" },
  remind: { id: 5, name: "催办操作", suggestion: "" },
  edit: { id: 0, name: "修改字段", suggestion: "" },
  delete: { id: 6, name: "删除操作", suggestion: "" },
  close: { id: 7, name: "强制关闭", suggestion: "" },
  move: { id: 8, name: "强制修改状态", suggestion: "" },
  retry: { id: 0, name: "重试操作", suggestion: "" },
  withdraw: { id: 10, name: "撤回操作", suggestion: "" },
} as const satisfies Record<LogAction, Intervention | null>;

const UNKNOWN: Intervention = { id: 0, name: "未知操作", suggestion: "" };

/** An entry of a ticket's history; `data` tells the ticket as it was after it, where that was asked for. */
export function logRecord(entry: WireLogEntry, ticketId: number, data: WireValue | null): WireValue {
  const facts = logFacts(entry);
  return {
    id: entry.id,
    ticket_id: ticketId,
    state: { state_id: facts.state_id, state_name: entry.nodeName },
    transition: { ...transitionOf(entry), attribute_type_id: INTENT_IDS[entry.intent ?? "neutral"] },
    intervene_type_id: facts.intervene_type_id,
    participant_type_id: facts.participant_type_id,
    participant: facts.participant,
    participant_info: facts.participant_info,
    suggestion: facts.suggestion,
    gmt_created: facts.gmt_created,
    ...(data === null ? {} : { ticket_data: data }),
  };
}

/** An entry in the step of its state. */
export function stepLogRecord(entry: WireLogEntry): WireValue {
  const facts = logFacts(entry);
  const { transition_id, transition_name } = transitionOf(entry);
  return {
    id: entry.id,
    transition: { transition_name, transition_id },
    participant_type_id: facts.participant_type_id,
    participant: facts.participant,
    participant_info: facts.participant_info,
    intervene_type_id: facts.intervene_type_id,
    suggestion: facts.suggestion,
    state_id: facts.state_id,
    gmt_created: facts.gmt_created,
  };
}

function logFacts(entry: WireLogEntry) {
  const { typeId, participant } = actorOf(entry);
  return {
    state_id: entry.nodeId ?? 0,
    intervene_type_id: interventionOf(entry)?.id ?? 0,
    participant_type_id: typeId,
    participant,
    participant_info: {
      participant_type_id: typeId,
      participant,
      participant_alias: entry.actor?.name ?? participant,
      participant_email: entry.actor?.email ?? "",
      participant_phone: entry.actor?.phone ?? "",
    },
    suggestion: reasonWords(entry.comment) || fixedSuggestion(entry),
    gmt_created: toWireTime(entry.at, env.LOONFLOW_TIME_ZONE),
  } as const satisfies Record<string, WireValue>;
}

/** Who did it: a person, the engine itself, a hook or a script. */
function actorOf({ actor, action, script }: WireLogEntry): { typeId: number; participant: string } {
  if (actor !== null) return { typeId: PARTICIPANT.person, participant: actor.username };
  if (action === "hook") return { typeId: PARTICIPANT.hook, participant: "hook" };
  if (script === null) return { typeId: PARTICIPANT.person, participant: ROBOT };
  return { typeId: PARTICIPANT.script, participant: `脚本:(id:${script.id}, name:${script.name})` };
}

function fixedSuggestion({ action }: WireLogEntry): string {
  return (Object.hasOwn(interventions, action) ? interventions[action as LogAction]?.suggestion : "") ?? "";
}

function transitionOf(entry: WireLogEntry) {
  const intervention = interventionOf(entry);
  return intervention === null
    ? { transition_id: entry.transitionId ?? 0, transition_name: entry.transitionName }
    : { transition_id: 0, transition_name: intervention.name };
}

/** A row with a transition is one, whatever made the ticket take it; sending back is none of the flow's transitions. */
function interventionOf({ action, transitionId }: WireLogEntry): Intervention | null {
  if (transitionId !== null) return null;
  return Object.hasOwn(interventions, action) ? interventions[action as LogAction] : UNKNOWN;
}
