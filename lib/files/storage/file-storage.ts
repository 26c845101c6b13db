import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import type { IncomingFile } from "../incoming-file";

/** Keeps the bytes of files under keys that say nothing about them. */
export type FileStorage = {
  /** Keeps all of a file or nothing. Its path may be empty afterwards. */
  put(key: string, file: IncomingFile): Promise<void>;
  /** @throws Error when there is nothing under the key: a row without its bytes is a fault. */
  get(key: string): Promise<Readable>;
  /** Does nothing when there is nothing under the key. */
  delete(key: string): Promise<void>;
};

export const newStorageKey = () => randomBytes(16).toString("hex");
