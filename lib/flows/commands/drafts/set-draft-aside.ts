import { keepAside } from "@/db/store/flows/set-aside-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "../../managed-flow";
import { SetDraftAsideInput } from "../../schema";
import { returnedDefinition } from "../../secrets/returned-definition";

/**
 * Keeps what somebody drew while somebody else saved the draft, and who takes the other's. Of each flow the newest
 * `SET_ASIDE_LIMIT` are kept.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage.
 */
export const setDraftAside = defineCommand("flow.set-draft-aside", SetDraftAsideInput, (ctx, { flowId, ...input }) =>
  changeFlow(ctx, flowId, async (tx, { actorId }) => {
    const { definition } = await returnedDefinition(tx, flowId, input.definition);
    const aside = { flowId, why: "conflict", byId: actorId, at: ctx.clock.now() } as const;
    return { setAsideId: await keepAside(tx, aside, definition) };
  }),
);
