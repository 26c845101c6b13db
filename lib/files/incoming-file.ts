import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/platform/errors";

/** A file that has arrived whole on this machine and is not kept yet. */
export type IncomingFile = { path: string; size: number; sha256: string };

/**
 * Writes what arrives below `folder` under a name of its own, through to the disk. When it cannot be taken, or the
 * sender breaks off, nothing of it stays.
 *
 * @throws AppError `invalid`: `file_empty`, or `file_too_large` as soon as it is; and whatever `chunks` throws.
 */
export async function receiveFile(
  folder: string,
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<IncomingFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, randomUUID());
  try {
    return { path: file, ...(await write(file, chunks, maxBytes)) };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function write(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ size: number; sha256: string }> {
  const handle = await open(file, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (size === 0) throw new AppError("invalid", { reason: "file_empty" });
    await handle.sync();
    return { size, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError("invalid", { reason: "file_too_large", params: { max: Math.floor(maxBytes / 1024 ** 2) } });
}

/** Removes what a process that was killed has left below `folder`; answers how many files. */
export async function removeAbandoned(folder: string, olderThan: Date): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const file = path.join(folder, name);
    const written = await stat(file).catch(nullIfAbsent);
    if (written === null || written.mtime >= olderThan) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(nullIfAbsent)) ?? [];
}

function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
