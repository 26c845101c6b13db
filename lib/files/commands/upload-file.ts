import { rm } from "node:fs/promises";
import { deleteUnusedFile, insertFile } from "@/db/store/tickets/file-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { contentTypeOf } from "../content-type";
import { cleanFileName } from "../file-name";
import { receiveFile, tooLarge } from "../incoming-file";
import { uploaderOf } from "../policy";
import { type FileRef, UploadFileInput } from "../schema";
import { newStorageKey } from "../storage/file-storage";
import { installedStorage } from "../storage/installed-storage";

/**
 * Takes a file from a person, who alone may read it until a ticket takes it. Within a day nobody does, and it is gone.
 *
 * @throws AppError `invalid`: `file_too_large`, `file_empty`, or `upload_broken_off` when fewer or more bytes came
 *   than were announced.
 */
export const uploadFile = defineCommand("file.upload", UploadFileInput, async (ctx, input): Promise<FileRef> => {
  const uploadedById = uploaderOf(ctx.actor);
  const storage = installedStorage();
  const { announcedSize } = input;
  if (announcedSize !== null && announcedSize > storage.maxBytes) throw tooLarge(storage.maxBytes);
  const incoming = await receiveFile(storage.incoming, input.chunks, storage.maxBytes);
  try {
    const { size, sha256 } = incoming;
    if (announcedSize !== null && announcedSize !== size)
      throw new AppError("invalid", { reason: "upload_broken_off" });
    const [name, contentType] = [cleanFileName(input.name), await contentTypeOf(incoming.path)];
    const storageKey = newStorageKey();
    // The row first: bytes without one would never be found again, a row without bytes is swept.
    const { id } = await insertFile(ctx.db, { name, contentType, size, sha256, storageKey, uploadedById });
    try {
      await storage.put(storageKey, incoming);
    } catch (error) {
      await deleteUnusedFile(ctx.db, id);
      throw error;
    }
    return { id, name, size };
  } finally {
    await rm(incoming.path, { force: true });
  }
});
