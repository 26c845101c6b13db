import type { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import type { UploadFileInput } from "./schema";

/** Carries the file's name, percent-encoded; the body is the file and nothing else. */
const FILE_NAME_HEADER = "X-File-Name";

/**
 * What a request wants uploaded; its body is read as it comes, never as a whole.
 *
 * @throws AppError `invalid` with `file_name_missing`; the chunks throw `upload_broken_off` when the sender goes away.
 */
export function uploadOf(request: Request): z.input<typeof UploadFileInput> {
  const length = request.headers.get("content-length");
  return {
    name: decodeName(request.headers.get(FILE_NAME_HEADER)),
    announcedSize: length === null ? null : Number(length),
    chunks: chunksOf(request.body),
  };
}

function decodeName(encoded: string | null): string {
  try {
    if (encoded !== null && encoded !== "") return decodeURIComponent(encoded);
  } catch {}
  throw new AppError("invalid", { reason: "file_name_missing" });
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    if (body !== null) yield* body;
  } catch {
    throw new AppError("invalid", { reason: "upload_broken_off" });
  }
}
