import { fileResponse } from "@/lib/files/file-response";
import { loadFile } from "@/lib/files/loaders";
import { installedStorage } from "@/lib/files/storage/installed-storage";
import { sessionRoute } from "@/lib/http/session-route";
import { notFound } from "@/lib/platform/errors";

export const dynamic = "force-dynamic";

/** A file as a download; with ?inline=1 a picture is shown instead. */
export const GET = sessionRoute("files.download", async (request, _current, { id = "" }) => {
  const file = await loadFile(id);
  if (file === null) throw notFound();
  return fileResponse(request, file, () => installedStorage().get(file.storageKey));
});

export const HEAD = GET;
