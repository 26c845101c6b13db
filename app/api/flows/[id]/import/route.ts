import { commandContext } from "@/lib/command";
import { importDraft } from "@/lib/flows/commands/drafts/import-draft";
import { receivedFile } from "@/lib/flows/exchange/received-file";
import { sessionRoute } from "@/lib/http/session-route";

export const dynamic = "force-dynamic";

/** Makes the file that is the body the flow's draft; ?revision= is what the draft was, nothing where there was none. */
export const POST = sessionRoute("flows.import-draft", async (request, { actor }, { id }) => {
  const revision = new URL(request.url).searchParams.get("revision");
  const input = {
    flowId: Number(id),
    expectedRevision: revision === null ? null : Number(revision),
    file: await receivedFile(request),
  };
  return Response.json(await importDraft.run(commandContext(actor), input));
});
