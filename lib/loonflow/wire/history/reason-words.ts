import { createTranslator } from "use-intl/core";
import { readReason } from "@/lib/calls/call-reason";
import zhCN from "@/messages/zh-CN.json";

const translator = createTranslator({ locale: "zh-CN", messages: zhCN, namespace: "calls.reasons" });

/** What a hook left in the history of a ticket, in the language of the wire; a text of its own as it is. */
export function reasonWords(comment: string): string {
  const read = readReason(comment);
  return read === null ? comment : translator(read.reason, { detail: read.detail });
}
