import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { FileStorage } from "./file-storage";

const KEY = /^[0-9a-f]{32}$/;

/** Keeps files below a folder of this machine; what is put must lie on the same file system. */
export function createDiskStorage(folder: string): FileStorage {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error(`"${key}" is no key of a stored file`);
    return path.join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, file) {
      const target = pathOf(key);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await rename(file.path, target);
      await syncFolder(path.dirname(target));
      await syncFolder(folder);
    },
    async get(key) {
      const handle = await open(pathOf(key), "r");
      return handle.createReadStream();
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** A new name is only safe once its folder is written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
