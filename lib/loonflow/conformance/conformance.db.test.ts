import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { env } from "@/lib/platform/env";
import { importInstallation } from "../importer/import-installation";
import { startWireServer } from "../testing/wire-server";
import { workOnChildren } from "../testing/work-on-children";
import { conformanceProblems, INSTALLATION, knownDifferences } from "./conformance";

let server: Awaited<ReturnType<typeof startWireServer>>;

beforeAll(async () => {
  const options = { at: new Date(), timeZone: env.LOONFLOW_TIME_ZONE };
  const { outcome } = await importInstallation(getDb(), readFileSync(INSTALLATION, "utf8"), options);
  expect(outcome).toBe("imported");
  server = await startWireServer();
});

afterAll(() => server.stop());

test("every answer is the original's, but for the differences that are listed", async () => {
  const problems = await conformanceProblems(server.url, workOnChildren);
  expect(problems.join("\n")).toBe("");
}, 120_000);

test("each difference has a reason of its own", () => {
  const reasons = knownDifferences().map(({ reason }) => reason);
  expect(new Set(reasons).size).toBe(reasons.length);
  expect(reasons.filter((reason) => reason.length < 20)).toEqual([]);
});
