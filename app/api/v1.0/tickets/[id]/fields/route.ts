import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { editFields } from "@/lib/loonflow/wire/submit/edit-fields";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const PATCH = endpoint(
  async (call, id) => {
    const ticket = await grantedTicket(call, id);
    usernameNeeded(call.caller);
    await editFields(call, ticket, await call.body("post_body_empty"));
    return { data: true };
  },
  { emptyData: {} },
);
