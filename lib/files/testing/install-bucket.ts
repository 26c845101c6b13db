import { onTestFinished } from "vitest";
import { installedStorage } from "../storage/installed-storage";
import { createS3Storage } from "../storage/s3-storage";
import { type S3Server, startS3Server } from "./s3-server";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI" };

/** Has this process keep its files in a bucket until the test is over. */
export async function installBucket(): Promise<S3Server> {
  const server = await startS3Server(credentials);
  const { incoming, maxBytes } = installedStorage();
  const options = { bucket: "files", region: "us-east-1", endpoint: server.url, isPathStyle: true, credentials };
  Object.assign(globalThis, { skeinFiles: { ...createS3Storage(options), incoming, maxBytes } });
  onTestFinished(async () => {
    Object.assign(globalThis, { skeinFiles: undefined });
    await server.stop();
  });
  return server;
}
