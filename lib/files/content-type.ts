import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type/node";

const TEXT = "text/plain";
const BYTES = "application/octet-stream";
const HEAD_BYTES = 4096;

/** What a file of this machine is, told by its bytes alone. What is only text, such as HTML, is plain text. */
export async function contentTypeOf(path: string): Promise<string> {
  // What looks like a known kind and then is not may confuse its reader; to us it is only bytes.
  const known = await fileTypeFromFile(path).catch(() => undefined);
  return known?.mime ?? ((await beginsAsText(path)) ? TEXT : BYTES);
}

async function beginsAsText(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return isText(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

function isText(head: Uint8Array): boolean {
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d))
    return false;
  try {
    // A character may be cut where the head ends.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
