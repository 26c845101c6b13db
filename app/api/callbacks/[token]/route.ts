import { callBackOf } from "@/lib/calls/callback/call-back-request";
import { takeCallBack } from "@/lib/calls/commands/take-call-back";
import { commandContext } from "@/lib/command";
import { route } from "@/lib/http/route";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";

export const dynamic = "force-dynamic";

/** Where another system answers what a hook node asked of it; whoever knows the address may, once. */
export const POST = route({
  name: "callbacks",
  answer: async (request) => {
    const input = await callBackOf(request);
    const { problems } = await takeCallBack.run(commandContext({ kind: "system", name: "hooks" }), input);
    nudgeRelay();
    if (problems.length === 0) return { body: { ok: true } };
    return { status: 422, body: { error: { code: "refused", reason: "invalid_fields", params: {}, problems } } };
  },
});
