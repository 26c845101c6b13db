import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { FileStorage } from "./file-storage";

export type S3Options = {
  bucket: string;
  region: string;
  /** null for Amazon's own. */
  endpoint: string | null;
  /** The bucket in the path rather than in the host's name, as most servers other than Amazon's want it. */
  isPathStyle: boolean;
  /** null: whatever the machine was given (roles, profiles). */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
};

/** What goes wrong is thrown; the client would print it as well. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Keeps files in a bucket. The client is only loaded when it is used. */
export function createS3Storage(options: S3Options): FileStorage {
  const { bucket: Bucket } = options;
  let opened: Promise<S3Client> | null = null;
  const client = () => {
    opened ??= openClient(options);
    return opened;
  };
  return {
    async put(Key, { path, size, sha256 }) {
      const { PutObjectCommand } = await import("@aws-sdk/client-s3");
      const Body = createReadStream(path);
      try {
        const command = new PutObjectCommand({ Bucket, Key, Body, ContentLength: size });
        signBytes(command, sha256);
        await (await client()).send(command);
      } finally {
        Body.destroy();
      }
    },
    async get(Key) {
      const { GetObjectCommand } = await import("@aws-sdk/client-s3");
      const { Body } = await (await client()).send(new GetObjectCommand({ Bucket, Key }));
      if (!(Body instanceof Readable)) throw new Error(`the storage gave no bytes for ${Key}`);
      return Body;
    },
    async delete(Key) {
      const { DeleteObjectCommand } = await import("@aws-sdk/client-s3");
      await (await client()).send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}

async function openClient({ region, endpoint, isPathStyle, credentials }: S3Options): Promise<S3Client> {
  const { S3Client } = await import("@aws-sdk/client-s3");
  return new S3Client({
    region,
    forcePathStyle: isPathStyle,
    logger: SILENT,
    // Most servers other than Amazon's know no checksums that trail the body.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint === null ? {} : { endpoint }),
    ...(credentials === null ? {} : { credentials }),
  });
}

/** Puts the hash of the bytes under the signature, so that the server refuses what changed on the way. */
function signBytes(command: PutObjectCommand, sha256: string): void {
  command.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as { headers: object }).headers, { "x-amz-content-sha256": sha256 });
      return next(args);
    },
    { step: "build", name: "signBytes" },
  );
}
