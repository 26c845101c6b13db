import { toPythonJson } from "@/lib/loonflow/wire/protocol/python-json";
import { signLoonflow } from "@/lib/webhooks/signature";
import type { ConfigOf } from "../channel-config";
import type { HttpSender } from "./sender";
import { judgeStatus, later, readObject, SENT } from "./verdict";

/** A receiver of notices that was written for loonflow: its body, its two headers, and `code` 0 for success. */
export const loonflowWebhook: HttpSender<ConfigOf<"webhook">> = {
  request: ({ url, secret }, { title, content, loonflow, at }) => ({
    method: "POST",
    url,
    headers: { "content-type": "application/json", ...signLoonflow({ at, secret }) },
    body: toPythonJson({ title_result: title, content_result: content, ...loonflow }),
  }),
  judge(answer, now) {
    const byStatus = judgeStatus(answer, now);
    if (byStatus !== null) return byStatus;
    const said = readObject(answer.body);
    if (said === null) return later("bad_answer");
    if (said.code === 0) return SENT;
    return later("refused_by_receiver", `${String(said.code)} ${String(said.msg ?? "")}`.trim());
  },
};
