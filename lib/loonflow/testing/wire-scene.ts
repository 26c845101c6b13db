import { expect } from "vitest";
import { getDb } from "@/db/client";
import { clientFlows, clients } from "@/db/schema/clients";
import { flowGrants } from "@/db/schema/flows";
import { HR_ROLE, type InstalledFlow, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { sealClientSecret } from "@/lib/directory/client-secret";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { WireClient } from "./wire-client";
import { startWireServer } from "./wire-server";

const people = (...userIds: number[]) => [{ kind: "users" as const, userIds }];

/** A node of every kind that callers meet, each reached from the start by the button `to-<its key>`. */
const WORK: FlowDefinitionInput = {
  format: 1,
  nodes: [
    { key: "start", name: "New", type: "start", fields: { title: "edit", days: "edit", note: "edit" } },
    {
      key: "leader",
      name: "Leader",
      type: "task",
      who: people(PEOPLE.leader),
      mayWithdraw: true,
      fields: { days: "read", note: "edit" },
    },
    {
      key: "hr",
      name: "HR",
      type: "task",
      who: [{ kind: "roles", roleIds: [HR_ROLE] }],
      sharing: "claim",
      mayTransfer: false,
      fields: { days: "read" },
    },
    { key: "board", name: "Board", type: "task", who: people(PEOPLE.director, PEOPLE.ceo), sharing: "all" },
    {
      key: "hook",
      name: "Hook",
      type: "hook",
      hook: { url: "https://example.com", waitsForCallback: true },
      fields: { note: "edit", days: "read" },
    },
    { key: "call", name: "Call", type: "hook", hook: { url: "https://example.com" } },
    { key: "script", name: "Script", type: "script", script: { isActive: true } },
    { key: "child", name: "Children", type: "child", children: { kind: "attached" } },
    { key: "fork", name: "Both", type: "parallel" },
    { key: "left", name: "Left", type: "task", who: people(PEOPLE.leader) },
    { key: "right", name: "Right", type: "task", who: people(PEOPLE.director) },
    { key: "join", name: "Together", type: "parallel" },
    { key: "end", name: "End", type: "end" },
  ],
  transitions: [
    ...["leader", "hr", "board", "hook", "call", "script", "child", "fork", "end"].map((to, order) => {
      return { key: `to-${to}`, from: "start", to, name: `To ${to}`, order };
    }),
    { key: "agree", from: "leader", to: "end", name: "Agree", intent: "approve" },
    { key: "file", from: "hr", to: "end", name: "File", intent: "approve" },
    { key: "yes", from: "board", to: "end", name: "Yes", intent: "approve" },
    { key: "no", from: "board", to: "end", name: "No", intent: "reject" },
    { key: "hooked", from: "hook", to: "leader", name: "Hooked" },
    { key: "called", from: "call", to: "leader", name: "Called" },
    { key: "ran", from: "script", to: "leader", name: "Ran" },
    { key: "grown", from: "child", to: "leader", name: "Grown" },
    { key: "go-left", from: "fork", to: "left", name: "Left" },
    { key: "go-right", from: "fork", to: "right", name: "Right" },
    { key: "left-done", from: "left", to: "join", name: "Done", intent: "approve" },
    { key: "right-done", from: "right", to: "join", name: "Done", intent: "approve" },
    { key: "joined", from: "join", to: "end", name: "Joined" },
  ],
  form: {
    fields: [
      { key: "days", type: "number", label: "Days" },
      { key: "note", type: "text", label: "Note" },
      { key: "proxy", type: "person", label: "Stand-in" },
    ],
  },
};

/** What every refusal is made of. */
export const refused = (msg: string, data: unknown = "") => ({ code: -1, data, msg });

/** The wire with a flow that one client was granted and another was not; the ceo may intervene in it. */
export class WireScene {
  private constructor(
    readonly server: Awaited<ReturnType<typeof startWireServer>>,
    readonly flow: InstalledFlow,
    readonly oa: WireClient,
    readonly stranger: WireClient,
  ) {}

  static async open(): Promise<WireScene> {
    await installPeople(getDb());
    const flow = await installFlow(getDb(), WORK, "Work");
    const grant = { flowId: flow.flowId, principalType: "user" as const };
    await getDb()
      .insert(flowGrants)
      .values({ ...grant, permission: "intervene", principalId: PEOPLE.ceo });
    await getDb()
      .insert(flowGrants)
      .values({ ...grant, permission: "view", principalId: PEOPLE.hr2 });
    const server = await startWireServer();
    const [oa, stranger] = [await client(server.url, "oa", [flow.flowId]), await client(server.url, "stranger", [])];
    return new WireScene(server, flow, oa, stranger);
  }

  async close(): Promise<void> {
    this.oa.close();
    this.stranger.close();
    await this.server.stop();
  }

  /** Another connection of the same client, to be at the server at the same time. */
  twin(): WireClient {
    return new WireClient(this.server.url, "oa", "secret of oa");
  }

  /** Files a ticket of alice's that goes straight to a node. */
  async at(node: string, more: object = {}): Promise<number> {
    const ids = { workflow_id: this.flow.flowId, transition_id: this.flow.transition[`to-${node}`] };
    const { envelope } = await this.oa.post("tickets", "alice", { ...ids, title: "Work", ...more });
    expect(envelope).toMatchObject({ code: 0, msg: "" });
    return (envelope.data as { ticket_id: number }).ticket_id;
  }

  async press(id: number, username: string, button: string): Promise<void> {
    const { envelope } = await this.oa.patch(`tickets/${id}`, username, {
      transition_id: this.flow.transition[button],
    });
    expect(envelope).toEqual({ code: 0, data: { value: true }, msg: "" });
  }

  async ticket(id: number, username: string): Promise<Record<string, unknown>> {
    const { envelope } = await this.oa.get(`tickets/${id}`, username);
    expect(envelope).toMatchObject({ code: 0 });
    return (envelope.data as { value: Record<string, unknown> }).value;
  }

  /** What somebody can press. */
  async buttons(id: number, username: string): Promise<{ transition_name: string; in_add_node: boolean }[]> {
    const { envelope } = await this.oa.get(`tickets/${id}/transitions`, username);
    return (envelope.data as { value: { transition_name: string; in_add_node: boolean }[] }).value;
  }

  async log(id: number, query = ""): Promise<Record<string, unknown>[]> {
    const { envelope } = await this.oa.get(`tickets/${id}/flowlogs${query}`, "ceo");
    expect(envelope).toMatchObject({ code: 0 });
    return (envelope.data as { value: Record<string, unknown>[] }).value;
  }
}

async function client(url: string, name: string, flowIds: number[]): Promise<WireClient> {
  const [row] = await getDb()
    .insert(clients)
    .values({ name, serialPrefix: name, encryptedSecret: sealClientSecret(`secret of ${name}`) })
    .returning({ id: clients.id });
  const clientId = row?.id ?? 0;
  if (flowIds.length > 0)
    await getDb()
      .insert(clientFlows)
      .values(flowIds.map((flowId) => ({ clientId, flowId })));
  return new WireClient(url, name, `secret of ${name}`);
}
