import { commandContext } from "@/lib/command";
import { uploadFile } from "@/lib/files/commands/upload-file";
import { uploadOf } from "@/lib/files/file-request";
import { sessionRoute } from "@/lib/http/session-route";

export const dynamic = "force-dynamic";

/** Takes one file as the body, its name in X-File-Name; answers the id by which a form or a comment attaches it. */
export const POST = sessionRoute("files.upload", async (request, { actor }) =>
  Response.json(await uploadFile.run(commandContext(actor), uploadOf(request)), {
    status: 201,
    headers: { "Cache-Control": "no-store" },
  }),
);
