import path from "node:path";
import { env } from "@/lib/platform/env";
import { createDiskStorage } from "./disk-storage";
import type { FileStorage } from "./file-storage";
import { createS3Storage } from "./s3-storage";

/** Where this installation keeps its files, and where they arrive. */
export type InstalledStorage = FileStorage & { incoming: string; maxBytes: number };

const holder = globalThis as typeof globalThis & { skeinFiles?: InstalledStorage };

export function installedStorage(): InstalledStorage {
  holder.skeinFiles ??= configured();
  return holder.skeinFiles;
}

function configured(): InstalledStorage {
  const folder = path.resolve(env.SKEIN_DATA, "uploads");
  const storage = env.S3_BUCKET === undefined ? createDiskStorage(folder) : s3(env.S3_BUCKET);
  return { ...storage, incoming: path.join(folder, "incoming"), maxBytes: env.UPLOAD_MAX_MB * 1024 ** 2 };
}

function s3(bucket: string): FileStorage {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  const hasKeys = accessKeyId !== undefined && secretAccessKey !== undefined;
  return createS3Storage({
    bucket,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT ?? null,
    isPathStyle: env.S3_PATH_STYLE === "on",
    credentials: hasKeys ? { accessKeyId, secretAccessKey } : null,
  });
}
