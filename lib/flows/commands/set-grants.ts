import { listMissingPrincipals } from "@/db/queries/flow-access";
import { replaceGrants } from "@/db/store/flow-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeFlow } from "../managed-flow";
import { SetGrantsInput } from "../schema";

/**
 * Says anew who may view, intervene in and manage a flow besides administrators.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `invalid` when somebody or
 *   something named does not exist.
 */
export const setGrants = defineCommand("flow.set-grants", SetGrantsInput, (ctx, { flowId, grants }) =>
  changeFlow(ctx, flowId, async (tx) => {
    const missing = await listMissingPrincipals(
      tx,
      grants.map(({ principalType, principalId }) => ({ type: principalType, id: principalId })),
    );
    if (missing.length > 0) {
      const problems = missing.map((place) => ({ path: `grants.${place}.principalId`, code: "invalid" }));
      throw new AppError("invalid", { reason: "grantee_unknown", problems });
    }
    const each = new Map(grants.map((grant) => [Object.values(grant).join(), grant]));
    await replaceGrants(tx, flowId, [...each.values()]);
    return { flowId };
  }),
);
