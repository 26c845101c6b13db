import "server-only";
import { getDb } from "@/db/client";
import type { StoredFile } from "@/db/queries/tickets/files";
import { requireUser } from "@/lib/auth/current-user";
import { loadFileAccess } from "./file-access";
import { FileId } from "./schema";
import { shownOnPage } from "./shown-fields";

/** A file the reader may have; unknown and forbidden files look alike. */
export async function loadFile(id: string): Promise<StoredFile | null> {
  const { scope } = await requireUser();
  const fileId = FileId.safeParse(id);
  if (!fileId.success) return null;
  return loadFileAccess(getDb(), { fileId: fileId.data, userId: scope.userId }, shownOnPage(getDb()));
}
