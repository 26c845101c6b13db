import { readFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { findDesign } from "@/db/queries/flows/designs";
import { flows, flowVersions } from "@/db/schema/flows";
import { users } from "@/db/schema/people";
import { asUser } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { saveDraft } from "@/lib/flows/commands/drafts/save-draft";
import { publishVersion } from "@/lib/flows/commands/publish-version";
import { FlowDefinition } from "@/lib/flows/definition";
import { hideSecrets } from "@/lib/flows/secrets/hidden-secrets";
import { context } from "@/lib/flows/testing/flow-scene";
import { importInstallation } from "./import-installation";

const SETUP = readFileSync(new URL("../fixtures/setup.json", import.meta.url), "utf8");
const at = new Date("2026-01-05T01:00:00Z");

beforeEach(async () => {
  await resetDatabase();
  const report = await importInstallation(getDb(), SETUP, { at, timeZone: "Asia/Shanghai" });
  expect(report.outcome).toBe("imported");
});

async function publishedOf(flowId: number): Promise<string> {
  const [version] = await getDb()
    .select({ definition: flowVersions.definition })
    .from(flowVersions)
    .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.status, "published")));
  return JSON.stringify(version?.definition);
}

test("each imported flow goes to a browser and back, and is published again as it was", async () => {
  const [admin] = await getDb().select().from(users).where(eq(users.username, "admin"));
  const ctx = context(asUser(admin?.id ?? 0));
  const imported = await getDb().select({ id: flows.id, name: flows.name }).from(flows).orderBy(flows.id);
  expect(imported).toHaveLength(14);
  for (const { id: flowId, name } of imported) {
    const before = await publishedOf(flowId);
    const design = await findDesign(getDb(), flowId);
    expect(design, name).toMatchObject({ revision: null, publishedNumber: 1 });
    const shown = hideSecrets(FlowDefinition.parse(design?.definition));
    const definition = JSON.parse(JSON.stringify(shown));
    const { revision, problems } = await saveDraft.run(ctx, { flowId, definition, expectedRevision: null });
    expect(
      problems.filter(({ severity }) => severity === "error"),
      name,
    ).toEqual([]);
    const published = await publishVersion.run(ctx, { flowId, expectedRevision: revision, notes: "" });
    expect(published, name).toMatchObject({ number: 2, warnings: problems });
    expect(await publishedOf(flowId), name).toBe(before);
  }
});
