import { z } from "zod";

/** A file as forms, comments and callers know it. */
export type FileRef = { id: string; name: string; size: number };

export const FileId = z.uuid();

export const UploadFileInput = z.object({
  /** As the sender calls it. */
  name: z.string(),
  /** How many bytes the sender says will come; null when it does not say. */
  announcedSize: z.int().nonnegative().nullable(),
  chunks: z.custom<AsyncIterable<Uint8Array>>(isIterable),
});

function isIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
