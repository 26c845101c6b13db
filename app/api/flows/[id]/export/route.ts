import { loadExport } from "@/lib/flows/loaders";
import { contentDisposition } from "@/lib/http/content-disposition";
import { sessionRoute } from "@/lib/http/session-route";
import { notFound } from "@/lib/platform/errors";

export const dynamic = "force-dynamic";

/** A flow as a file: the version with the number of ?version=, or else its draft. */
export const GET = sessionRoute("flows.export", async (request, _current, { id = "" }) => {
  const file = await loadExport(id, new URL(request.url).searchParams.get("version"));
  if (file === null) throw notFound();
  const name = `${file.flow.name} ${file.version?.number ?? ""}.json`;
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": contentDisposition("attachment", name),
      "Cache-Control": "no-store",
    },
  });
});
