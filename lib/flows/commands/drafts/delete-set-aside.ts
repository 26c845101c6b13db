import { takeSetAside } from "@/db/store/flows/set-aside-store";
import { defineCommand } from "@/lib/command";
import { notFound } from "@/lib/platform/errors";
import { changeFlow } from "../../managed-flow";
import { SetAsideInput } from "../../schema";

/**
 * Deletes a set-aside draft for good.
 *
 * @throws AppError `not_found` when the flow is not the actor's to manage or the set-aside draft is not there any more.
 */
export const deleteSetAside = defineCommand("flow.delete-set-aside", SetAsideInput, (ctx, { flowId, setAsideId }) =>
  changeFlow(ctx, flowId, async (tx) => {
    if ((await takeSetAside(tx, { flowId, id: setAsideId })) === null) throw notFound();
    return { setAsideId };
  }),
);
