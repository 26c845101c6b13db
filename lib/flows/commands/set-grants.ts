import { listMissingPrincipals } from "@/db/queries/flows/flow-access";
import { listFlowGrants } from "@/db/queries/flows/flow-profile";
import { type Grant, replaceGrants } from "@/db/store/flows/flow-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeFlow } from "../managed-flow";
import { SetGrantsInput } from "../schema";

/**
 * Says anew who may view, intervene in and manage a flow besides administrators.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `invalid` when somebody or
 *   something named does not exist; `conflict` when the grants are not those that were expected.
 */
export const setGrants = defineCommand("flow.set-grants", SetGrantsInput, (ctx, { flowId, grants, expected }) =>
  changeFlow(ctx, flowId, async (tx) => {
    const missing = await listMissingPrincipals(
      tx,
      grants.map(({ principalType, principalId }) => ({ type: principalType, id: principalId })),
    );
    if (missing.length > 0) {
      const problems = missing.map((place) => ({ path: `grants.${place}.principalId`, code: "invalid" }));
      throw new AppError("invalid", { reason: "grantee_unknown", problems });
    }
    if (expected !== null && !isSame(expected, await listFlowGrants(tx, flowId))) {
      throw new AppError("conflict", { reason: "grants_changed" });
    }
    const each = new Map(grants.map((grant) => [keyOf(grant), grant]));
    await replaceGrants(tx, flowId, [...each.values()]);
    return { flowId };
  }),
);

const keyOf = ({ permission, principalType, principalId }: Grant) => `${permission} ${principalType} ${principalId}`;

function isSame(expected: readonly Grant[], held: readonly Grant[]): boolean {
  const [seen, now] = [new Set(expected.map(keyOf)), new Set(held.map(keyOf))];
  return seen.size === now.size && [...seen].every((key) => now.has(key));
}
