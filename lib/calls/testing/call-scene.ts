import { asc, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { hookCalls, hookTries } from "@/db/schema/outgoing/calls";
import type { JobRef } from "@/db/store/call-store";
import type { InstalledFlow } from "@/db/testing/installation";
import { PEOPLE } from "@/db/testing/installation";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { sealNodeSecret } from "@/lib/flows/secrets/node-secret";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { Desk } from "@/lib/tickets/testing/desk";
import { by, flowWith, link, task } from "@/lib/tickets/testing/flows";
import type { CallMeans } from "../turn/call-means";
import { type Turn, takeTurn } from "../turn/call-turn";

type HookInput = Extract<FlowDefinitionInput["nodes"][number], { type: "hook" }>;
export type Hook = Partial<HookInput["hook"]> & { fields?: HookInput["fields"]; secret?: string };

/** A hook between the start and the leader, which may fill in `days`, `note` and `who` and is not shown `secret`. */
export function hookFlow(url: string, { fields, secret = "", ...hook }: Hook = {}): FlowDefinitionInput {
  const node: HookInput = {
    key: "call",
    name: "Ask the stock",
    type: "hook",
    fields: fields ?? { title: "read", days: "edit", note: "edit", who: "edit" },
    hook: { url, sealedSecret: secret === "" ? "" : sealNodeSecret(secret), ...hook },
  };
  const work = task("work", { who: by(PEOPLE.leader), fields: { days: "read", note: "read" } });
  const links = [link("called", "call", "work"), link("agree", "work", "end")];
  const definition = flowWith([node, work], links, {
    form: {
      fields: [
        { key: "days", type: "number", label: "Days", max: 100 },
        { key: "note", type: "text", label: "Note", maxLength: 20 },
        { key: "who", type: "person", label: "Who" },
        { key: "secret", type: "text", label: "Secret" },
      ],
    },
  });
  return definition;
}

/** Hook nodes and whom they call, on the database of the test file; time stands still until it is moved. */
export class CallScene {
  private constructor(readonly desk: Desk) {}

  static async open(): Promise<CallScene> {
    return new CallScene(await Desk.open());
  }

  /** A ticket that has come to the hook. */
  async file(flow: InstalledFlow, values: Record<string, unknown> = { days: 3, secret: "4711" }): Promise<JobRef> {
    const ticketId = await this.desk.file(flow, { values });
    return { ticketId, jobNo: (await this.desk.jobs(ticketId))[0]?.no ?? 0, attempt: 1 };
  }

  async at(url: string, hook: Hook = {}): Promise<JobRef> {
    return this.file(await this.desk.publish(hookFlow(url, hook)));
  }

  means(more: Partial<CallMeans> = {}): CallMeans {
    const clock = { now: () => new Date(this.desk.now) };
    return { db: getDb(), clock, allow: parseAllowList("localhost"), ...more };
  }

  turn(job: JobRef, more: Partial<CallMeans> = {}): Promise<Turn> {
    return takeTurn(this.means(more), job);
  }

  /** Turns and waits until nothing is left to do, at most so many times. */
  async play(job: JobRef, turns = 20): Promise<Turn> {
    for (let no = 1; ; no += 1) {
      const turn = await this.turn(job);
      if (turn.waitMs === null || no === turns) return turn;
      this.desk.now += turn.waitMs;
    }
  }

  async call({ ticketId, attempt }: JobRef) {
    const rows = await this.calls(ticketId);
    const call = rows.find((row) => row.attempt === attempt);
    if (call === undefined) throw new Error("no call");
    return call;
  }

  calls(ticketId: number) {
    return getDb().select().from(hookCalls).where(eq(hookCalls.ticketId, ticketId)).orderBy(asc(hookCalls.seq));
  }

  async tries(job: JobRef) {
    const { id } = await this.call(job);
    return getDb().select().from(hookTries).where(eq(hookTries.callId, id)).orderBy(asc(hookTries.no));
  }

  async jobStatus({ ticketId }: JobRef): Promise<string[]> {
    return (await this.desk.jobs(ticketId)).map(({ status, attempt }) => `${status} ${attempt}`);
  }
}
