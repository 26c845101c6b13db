import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants } from "@/db/schema/flows";
import { webhookEndpoints } from "@/db/schema/outgoing/webhooks";
import { asUser, type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import type { CommandContext } from "@/lib/command";
import { race } from "@/lib/tickets/testing/desk";
import { oneTask } from "@/lib/tickets/testing/flows";
import { openEndpointSecret } from "../endpoints/endpoint-secret";
import { EndpointScene } from "../testing/endpoint-scene";
import { deleteEndpoint } from "./delete-endpoint";
import { enableEndpoint } from "./enable-endpoint";
import { rotateSecret } from "./rotate-secret";
import { saveEndpoint } from "./save-endpoint";
import { sendTest } from "./send-test";

const { admin, leader, alice } = PEOPLE;
const URL = "https://hooks.example.org/skein";

let scene: EndpointScene;
let flow: InstalledFlow;

beforeEach(async () => {
  scene = await EndpointScene.open();
  flow = await scene.desk.publish(oneTask());
  await getDb()
    .insert(flowGrants)
    .values({ flowId: flow.flowId, permission: "manage", principalType: "user", principalId: leader });
});

const fresh = { kind: "new", flowId: null, name: "Ledger", url: URL, events: ["ticket.created"] };
const change = { kind: "change", revision: 1, name: "Ledger", url: URL, events: ["ticket.created"], isActive: true };
const client = (userId: number): CommandContext => ({
  ...scene.desk.as(userId),
  actor: { kind: "user", userId, clientId: 1, flowIds: [flow.flowId] },
});

test("the secret is told once and kept sealed", async () => {
  const { endpointId, secret } = await saveEndpoint.run(scene.desk.as(admin), {
    ...fresh,
    events: ["ticket.finished", "ticket.created", "ticket.finished"],
  });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const stored = await scene.stored(endpointId);
  expect(stored).toMatchObject({ createdById: admin, isActive: true, events: ["ticket.created", "ticket.finished"] });
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(openEndpointSecret(stored.sealedSecret)).toBe(secret);
  const changed = await saveEndpoint.run(scene.desk.as(admin), { ...change, endpointId, name: "Books" });
  expect(changed).toEqual({ endpointId, revision: 2, secret: null });
  expect((await scene.stored(endpointId)).sealedSecret).toBe(stored.sealedSecret);
});

test("administrators look after every endpoint, whoever manages a flow after those of that flow, and nobody else", async () => {
  const other = await scene.desk.publish(oneTask());
  const attempt = async (ctx: CommandContext, flowId: number | null) => {
    const name = `Endpoint ${Math.random()}`;
    return saveEndpoint.run(ctx, { ...fresh, flowId, name }).then(
      () => "made",
      (error) => error.reason,
    );
  };
  const places = [null, flow.flowId, other.flowId, 999_999];
  const answers = (ctx: CommandContext) => Promise.all(places.map((flowId) => attempt(ctx, flowId)));
  const no = "not_found";
  expect(await answers(scene.desk.as(admin))).toEqual(["made", "made", "made", no]);
  expect(await answers(scene.desk.as(leader))).toEqual([no, "made", no, no]);
  expect(await answers(scene.desk.as(alice))).toEqual([no, no, no, no]);
  expect(await answers(scene.desk.as(PEOPLE.gone))).toEqual([no, no, no, no]);
  expect(await answers(client(admin))).toEqual([no, no, no, no]);
  expect(await answers(scene.desk.system())).toEqual([no, no, no, no]);
});

test.each([
  ["change", (ctx: CommandContext, endpointId: number) => saveEndpoint.run(ctx, { ...change, endpointId })],
  ["delete", (ctx: CommandContext, endpointId: number) => deleteEndpoint.run(ctx, { endpointId, revision: 1 })],
  ["rotate", (ctx: CommandContext, endpointId: number) => rotateSecret.run(ctx, { endpointId, revision: 1 })],
  ["test", (ctx: CommandContext, endpointId: number) => sendTest.run(ctx, { endpointId })],
  ["enable", (ctx: CommandContext, endpointId: number) => enableEndpoint.run(ctx, { endpointId, revision: 1 })],
])("only who looks after an endpoint may %s it", async (verb, run) => {
  const everywhere = await scene.endpoint(URL, { name: "Ledger" });
  const own = await scene.endpoint(URL, { flowId: flow.flowId, by: leader });
  const refused = { code: "not_found" };
  for (const ctx of [scene.desk.as(leader), scene.desk.as(alice), client(admin)]) {
    await expect(run(ctx, everywhere)).rejects.toMatchObject(refused);
  }
  await expect(run(scene.desk.as(alice), own)).rejects.toMatchObject(refused);
  const may = run(scene.desk.as(leader), own);
  if (verb === "enable") await expect(may).rejects.toMatchObject({ reason: "endpoint_on" });
  else await may;
  await expect(run(scene.desk.as(admin), 999_999)).rejects.toMatchObject(refused);
});

test.each([
  ["ftp://hooks.example.org", "not_callable"],
  ["hooks.example.org", "not_callable"],
  ["https://user:word@hooks.example.org", "not_callable"],
  ["https://hooks.example.org/#part", "not_callable"],
  ["http://127.0.0.1/hooks", "address_refused"],
  ["http://0x7f.1/hooks", "address_refused"],
  ["http://[::ffff:169.254.169.254]/", "address_refused"],
  ["http://10.0.0.1/", "address_refused"],
])("%s is no address for an endpoint", async (url, code) => {
  const made = saveEndpoint.run(scene.desk.as(admin), { ...fresh, url });
  await expect(made).rejects.toMatchObject({ code: "invalid", problems: [{ path: "url", code }] });
});

test("a name is taken once for every flow, and once within each flow", async () => {
  await saveEndpoint.run(scene.desk.as(admin), fresh);
  const again = saveEndpoint.run(scene.desk.as(admin), { ...fresh, name: "  LEDGER " });
  await expect(again).rejects.toMatchObject({ problems: [{ path: "name", code: "taken" }] });
  const { endpointId } = await saveEndpoint.run(scene.desk.as(admin), { ...fresh, flowId: flow.flowId });
  await saveEndpoint.run(scene.desk.as(admin), { ...change, endpointId });
});

test("of two who make an endpoint of the same name at once one does", async () => {
  const answers = await race([admin, admin].map((who) => saveEndpoint.run(scene.desk.as(who), fresh)));
  expect(answers).toMatchObject({ won: 1, lost: [{ code: expect.stringMatching(/conflict|invalid|not_found/) }] });
  expect(await getDb().select().from(webhookEndpoints)).toHaveLength(1);
});

test.each([
  ["change", (endpointId: number) => saveEndpoint.run(scene.desk.as(admin), { ...change, endpointId })],
  ["rotate the secret of", (endpointId: number) => rotateSecret.run(scene.desk.as(admin), { endpointId, revision: 1 })],
  ["delete", (endpointId: number) => deleteEndpoint.run(scene.desk.as(admin), { endpointId, revision: 1 })],
])("of two who %s what they both have read one does", async (_verb, run) => {
  const endpointId = await scene.endpoint(URL, { name: "Ledger" });
  const answers = await race([run(endpointId), run(endpointId)]);
  expect(answers).toMatchObject({ won: 1, lost: [{ code: expect.stringMatching(/conflict|invalid|not_found/) }] });
});

test("of two who switch it on at once one does", async () => {
  const endpointId = await scene.endpoint(URL, { name: "Ledger" });
  const off = { ...change, endpointId, isActive: false };
  expect(await saveEndpoint.run(scene.desk.as(admin), off)).toMatchObject({ revision: 2 });
  expect(await scene.stored(endpointId)).toMatchObject({ isActive: false, disabledReason: "by_hand" });
  const on = () => enableEndpoint.run(scene.desk.as(admin), { endpointId, revision: 2 });
  const answers = await race([on(), on()]);
  expect(answers).toMatchObject({ won: 1, lost: [{ code: expect.stringMatching(/conflict|invalid|not_found/) }] });
  expect(await scene.stored(endpointId)).toMatchObject({ isActive: true, disabledAt: null, disabledReason: null });
});

test("deleting takes the log along; a run that comes later finds nothing to do", async () => {
  const endpointId = await scene.endpoint(URL);
  const id = await scene.delivery(endpointId);
  await deleteEndpoint.run({ ...scene.desk.as(admin), actor: asUser(admin) }, { endpointId, revision: 1 });
  expect(await scene.deliveries(endpointId)).toEqual([]);
  expect(await scene.attempt(id)).toBeNull();
});
