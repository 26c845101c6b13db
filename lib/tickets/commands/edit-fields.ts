import { defineCommand } from "@/lib/command";
import { demandIntervener, execute } from "../execute";
import { EditFieldsInput } from "../schema";
import { everything } from "../values/everything";
import { acceptValues } from "../values/field-values";

/**
 * Changes fields of a running ticket past its flow; nothing is required, everything is checked.
 *
 * @throws AppError as `execute`; `forbidden` for who may not intervene, `invalid` with a problem per field.
 */
export const editFields = defineCommand("ticket.edit", EditFieldsInput, (ctx, input) =>
  execute(ctx, input, async (ticket) => {
    demandIntervener(ticket);
    const { state, version, tx, at } = ticket;
    const edits = await acceptValues(tx, {
      form: version.definition.form,
      access: everything(version),
      current: state.values,
      submitted: input.values,
      title: input.title,
      currentTitle: state.title,
      requireFields: false,
      at: new Date(at),
      files: { ticketId: ticket.id, flowId: version.flowId, userId: ticket.person?.id ?? 0 },
    });
    const command = { type: "EditValues", at, ...edits } as const;
    return { action: "edit", node: state.tokens[0]?.node ?? null, comment: input.reason, command };
  }),
);
