import { expect, test } from "vitest";
import { s3Problems } from "./s3-problems";

const KEYS = { S3_ACCESS_KEY_ID: "a", S3_SECRET_ACCESS_KEY: "b" };

test.each([{}, { S3_BUCKET: "files" }, { S3_BUCKET: "files", S3_ENDPOINT: "http://minio:9000", ...KEYS }])(
  "%j is sound",
  (settings) => expect(s3Problems(settings)).toEqual([]),
);

test.each([KEYS, { S3_ENDPOINT: "http://minio:9000" }])("%j names no bucket", (settings) =>
  expect(s3Problems(settings)).toEqual(["S3_BUCKET is needed by the other S3_ variables"]),
);

test.each([{ S3_ACCESS_KEY_ID: "a" }, { S3_SECRET_ACCESS_KEY: "b" }])("%j is half a key", (half) =>
  expect(s3Problems({ S3_BUCKET: "files", ...half })).toEqual([
    "S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together",
  ]),
);
