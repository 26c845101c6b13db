import { signStandard } from "@/lib/webhooks/signature";
import type { ConfigOf } from "../channel-config";
import { type HttpSender, postJson } from "./sender";
import { judgeStatus, SENT } from "./verdict";

/** A system of one's own: JSON with the signature of standard-webhooks. */
export const webhook: HttpSender<ConfigOf<"webhook">> = {
  request({ url, secret }, { id, event, title, content, ticket, link, at, createdAt }) {
    const payload = {
      type: event,
      timestamp: createdAt.toISOString(),
      data: { title, content, url: link?.url ?? null, ticket },
    };
    const call = postJson(url, payload);
    const signature = signStandard({ id, at, body: call.body ?? "", secret });
    return { ...call, headers: { ...call.headers, ...signature } };
  },
  judge: (answer, now) => judgeStatus(answer, now) ?? SENT,
};
