import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, getDb } from "@/db/client";
import { clientFlows, clients } from "@/db/schema/clients";
import { flowGrants } from "@/db/schema/flows";
import { asUser, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { sealClientSecret } from "@/lib/directory/client-secret";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { WireClient } from "../../testing/wire-client";
import { startWireServer } from "../../testing/wire-server";

const TICKETS = 50;
const statements: string[] = [];

let server: Awaited<ReturnType<typeof startWireServer>>;
let oa: WireClient;

beforeAll(async () => {
  const onStatement = (text: string) => statements.push(text);
  Object.assign(globalThis, { skeinConnection: connect(process.env.DATABASE_URL ?? "", { onStatement }) });
  await installPeople(getDb());
  const flows = [await installFlow(getDb(), LEAVE, "Leave"), await installFlow(getDb(), LEAVE, "Holiday")];
  const [client] = await getDb()
    .insert(clients)
    .values({ name: "oa", encryptedSecret: sealClientSecret("secret") })
    .returning({ id: clients.id });
  await getDb()
    .insert(clientFlows)
    .values(flows.map(({ flowId }) => ({ clientId: client?.id ?? 0, flowId })));
  for (let no = 0; no < TICKETS; no += 1) await file(flows[no % flows.length]);
  const grants = flows.map(({ flowId }) => ({ flowId, permission: "view" as const, principalType: "user" as const }));
  await getDb()
    .insert(flowGrants)
    .values(grants.map((grant) => ({ ...grant, principalId: PEOPLE.leader })));
  server = await startWireServer();
  oa = new WireClient(server.url, "oa", "secret");
  await oa.get("workflows", "alice");
});

afterAll(async () => {
  oa.close();
  await server.stop();
});

async function file(flow: InstalledFlow | undefined): Promise<void> {
  const ctx = { db: getDb(), actor: asUser(PEOPLE.alice), clock: { now: () => new Date() } };
  const { flowId = 0, transition } = flow ?? {};
  await createTicket.run(ctx, { flowId, transitionId: transition?.submit, title: "Leave", values: { days: 1 } });
}

async function statementsFor(path: string, username: string): Promise<{ rows: number; sent: string[] }> {
  Object.assign(globalThis, { skeinVersions: undefined });
  statements.length = 0;
  const { envelope } = await oa.get(path, username);
  return { rows: (envelope.data as { value: unknown[] }).value.length, sent: [...statements] };
}

test.each(["all", "duty", "relation", "view"])(
  "a page of fifty in category %s takes as many statements as one of one",
  async (category) => {
    const many = await statementsFor(`tickets?category=${category}&per_page=50`, "leader");
    const one = await statementsFor(`tickets?category=${category}&per_page=1`, "leader");
    expect([many.rows, one.rows]).toEqual([TICKETS, 1]);
    expect(many.sent.length, many.sent.join("\n")).toBeLessThanOrEqual(5);
    expect(many.sent.length).toBe(one.sent.length);
  },
);

test("a page of flows takes at most five", async () => {
  const { rows, sent } = await statementsFor("workflows", "alice");
  expect(rows).toBe(2);
  expect(sent.length, sent.join("\n")).toBeLessThanOrEqual(5);
});
