import { commandContext } from "@/lib/command";
import { importFlow } from "@/lib/flows/commands/import-flow";
import { receivedFile } from "@/lib/flows/exchange/received-file";
import { sessionRoute } from "@/lib/http/session-route";

export const dynamic = "force-dynamic";

/** Makes a flow from the file that is the body. */
export const POST = sessionRoute("flows.import", async (request, { actor }) =>
  Response.json(await importFlow.run(commandContext(actor), { file: await receivedFile(request) }), { status: 201 }),
);
