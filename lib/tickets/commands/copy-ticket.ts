import { listMissingPrincipals } from "@/db/queries/flows/flow-access";
import { defineCommand } from "@/lib/command";
import type { Principal } from "@/lib/engine/model";
import { AppError } from "@/lib/platform/errors";
import { execute, personOf } from "../execute";
import { demandActive } from "../people/active-people";
import { CopyTicketInput } from "../schema";

/**
 * Lets people, departments or roles know of a ticket: they may view it from then on.
 *
 * @throws AppError as `execute`, and `invalid` when nobody is named or one of them does not exist.
 */
export const copyTicket = defineCommand("ticket.copy", CopyTicketInput, (ctx, input) =>
  execute(ctx, input, async (ticket) => {
    const people: Principal[] = [
      ...input.userIds.map((id) => ({ type: "user" as const, id })),
      ...input.departmentIds.map((id) => ({ type: "department" as const, id })),
      ...input.roleIds.map((id) => ({ type: "role" as const, id })),
    ];
    await demandActive(ticket.tx, input.userIds, "userIds");
    const missing = await listMissingPrincipals(ticket.tx, people);
    if (people.length === 0 || missing.length > 0) {
      throw new AppError("invalid", { reason: "invalid_fields", problems: [{ path: "userIds", code: "required" }] });
    }
    return {
      action: "copy",
      node: ticket.state.tokens[0]?.node ?? null,
      comment: input.comment,
      command: { type: "CopyTicket", at: ticket.at, by: personOf(ticket), people },
    };
  }),
);
