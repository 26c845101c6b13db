import { AppError } from "@/lib/platform/errors";
import { fileTooLarge, MAX_FILE_BYTES } from "./read-flow-file";

/**
 * The body of a request, no more of it than a flow may have.
 *
 * @throws AppError `invalid`: `flow_file_too_large`, or `upload_broken_off` when it did not come whole.
 */
export async function receivedFile(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_FILE_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    throw new AppError("invalid", { reason: "upload_broken_off" });
  }
  if (size > MAX_FILE_BYTES) throw fileTooLarge();
  return Buffer.concat(chunks);
}
