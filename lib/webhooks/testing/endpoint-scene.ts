import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/outgoing/webhooks";
import { users } from "@/db/schema/people";
import { insertDeliveries, type NewDelivery } from "@/db/store/webhooks/webhook-delivery-store";
import { PEOPLE } from "@/db/testing/installation";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { Desk } from "@/lib/tickets/testing/desk";
import { saveEndpoint } from "../commands/save-endpoint";
import { type AttemptMeans, attemptDelivery } from "../deliveries/delivery-attempt";

type Wish = { by?: number; flowId?: number | null; name?: string; events?: string[] };

/** Endpoints and what they are sent, on the database of the test file; time stands still until it is moved. */
export class EndpointScene {
  readonly secrets = new Map<number, string>();

  private constructor(readonly desk: Desk) {}

  static async open(): Promise<EndpointScene> {
    return new EndpointScene(await Desk.open());
  }

  async endpoint(url: string, wish: Wish = {}): Promise<number> {
    const { by = PEOPLE.admin, flowId = null, name = `Endpoint ${randomUUID()}`, events = ["ticket.created"] } = wish;
    const input = { kind: "new", flowId, name, url, events };
    const { endpointId, secret } = await saveEndpoint.run(this.desk.as(by), input);
    this.secrets.set(endpointId, secret ?? "");
    return endpointId;
  }

  /** A delivery as fanning out leaves it. */
  async delivery(endpointId: number, more: Partial<NewDelivery> = {}): Promise<string> {
    const row: NewDelivery = {
      endpointId,
      ticketId: null,
      event: "ticket.created",
      happening: randomUUID(),
      payload: { type: "ticket.created", timestamp: "2026-11-23T09:00:00.000Z", data: { zulu: 1, alpha: "请假" } },
      status: "pending",
      ...more,
    };
    const [id] = await getDb().transaction((tx) => insertDeliveries(tx, [row], new Date(this.desk.now)));
    if (id === undefined) throw new Error("the delivery was there already");
    return id;
  }

  means(more: Partial<AttemptMeans> = {}): AttemptMeans {
    const clock = { now: () => new Date(this.desk.now) };
    return { db: getDb(), clock, allow: parseAllowList("localhost"), ...more };
  }

  /** One try; answers in how many milliseconds to come again, null for never. */
  async attempt(deliveryId: string, more: Partial<AttemptMeans> = {}): Promise<number | null> {
    const { nextAt } = await attemptDelivery(this.means(more), deliveryId);
    return nextAt === null ? null : Date.parse(nextAt) - this.desk.now;
  }

  /** Tries until nothing is left to do, letting the time between pass. */
  async attemptToTheEnd(deliveryId: string, more: Partial<AttemptMeans> = {}): Promise<void> {
    for (;;) {
      const wait = await this.attempt(deliveryId, more);
      if (wait === null) return;
      this.desk.now += wait;
    }
  }

  async row(deliveryId: string) {
    const [row] = await getDb().select().from(webhookDeliveries).where(eq(webhookDeliveries.id, deliveryId));
    if (row === undefined) throw new Error("no such delivery");
    return row;
  }

  deliveries(endpointId: number) {
    const of = eq(webhookDeliveries.endpointId, endpointId);
    return getDb().select().from(webhookDeliveries).where(of).orderBy(asc(webhookDeliveries.seq));
  }

  attempts(deliveryId: string) {
    const of = eq(webhookAttempts.deliveryId, deliveryId);
    return getDb().select().from(webhookAttempts).where(of).orderBy(asc(webhookAttempts.no));
  }

  async stored(endpointId: number) {
    const [row] = await getDb().select().from(webhookEndpoints).where(eq(webhookEndpoints.id, endpointId));
    if (row === undefined) throw new Error("no such endpoint");
    return row;
  }

  /** Who was told of trouble, and why. */
  async told(): Promise<string[]> {
    const rows = await getDb()
      .select({ username: users.username, params: notices.params })
      .from(notices)
      .innerJoin(users, eq(users.id, notices.userId))
      .where(eq(notices.kind, "webhook_failing"))
      .orderBy(asc(notices.id));
    return rows.map(({ username, params }) => `${username} ${params.reason}`);
  }
}
