import { z } from "zod";
import { TOPICS } from "@/lib/outbox/topics";
import { HAPPENINGS, type Happening } from "@/lib/tickets/log/happenings";

/** Fits the column. */
const Id = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

export const EndpointId = Id;
export const DeliveryId = z.uuid();
/** What the endpoint was when it was read. */
const Revision = z.int().positive();

const EndpointFields = z.object({
  name: z.string().trim().min(1).max(80),
  url: z.string().trim().max(2000),
  events: z
    .array(z.enum(HAPPENINGS))
    .min(1)
    .max(HAPPENINGS.length)
    .transform((events) => HAPPENINGS.filter((event) => events.includes(event))),
});

export const SaveEndpointInput = z.discriminatedUnion("kind", [
  /** Without a flow it is told of every flow. */
  EndpointFields.extend({ kind: z.literal("new"), flowId: Id.nullable() }),
  EndpointFields.extend({ kind: z.literal("change"), endpointId: Id, revision: Revision, isActive: z.boolean() }),
]);

export const EndpointInput = z.object({ endpointId: Id, revision: Revision });
export const TestEndpointInput = z.object({ endpointId: Id });
export const ReplayDeliveryInput = z.object({ deliveryId: DeliveryId });

/** Which deliveries to send again: those that did not arrive, or all. */
export const ReplayRange = z.object({
  endpointId: Id,
  from: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  to: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  which: z.enum(["missed", "all"]),
});

export const FanOutInput = TOPICS["ticket/happened.v1"].extend({ events: z.array(z.enum(HAPPENINGS)) });

/** The event of the test button; it is no happening of a ticket. */
export const TEST_EVENT = "webhook.test";

export type DisabledReason = "failing" | "gone" | "by_hand";

/** An endpoint as those who look after it see it; its secret is never among this. */
export type EndpointView = {
  id: number;
  flow: { id: number; name: string } | null;
  name: string;
  url: string;
  events: Happening[];
  isActive: boolean;
  disabledAt: string | null;
  disabledReason: DisabledReason | null;
  failingSince: string | null;
  lastSuccessAt: string | null;
  /** Until then the secret before also signs. */
  rotatingUntil: string | null;
  createdBy: { name: string; username: string } | null;
  revision: number;
  pending: number;
  /** Given up or held back, and not sent again since. */
  missed: number;
  /** When the first of those was to be sent. */
  missedSince: string | null;
};

export const DELIVERY_STATUSES = ["pending", "delivered", "dead", "cancelled"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export type AttemptView = {
  no: number;
  at: string;
  /** null while it is under way, and for ever when it was cut off. */
  durationMs: number | null;
  httpStatus: number | null;
  errorCode: string;
  errorDetail: string;
  response: string;
};

export type DeliveryView = {
  id: string;
  event: string;
  ticket: { id: number; serial: string } | null;
  status: DeliveryStatus;
  attempts: number;
  createdAt: string;
  nextAttemptAt: string | null;
  isReplay: boolean;
  last: Pick<AttemptView, "durationMs" | "httpStatus" | "errorCode"> | null;
};

/** What is sent, for people: indented, and otherwise as it is. */
export type DeliveryDetails = { id: string; status: DeliveryStatus; body: string; attempts: AttemptView[] };

/** Which part of the log is listed; `missed` is what was given up or held back, and not sent again since. */
export const DELIVERY_FILTERS = ["missed", "dead", "cancelled", "pending", "delivered"] as const;
export type DeliveryFilter = {
  status: (typeof DELIVERY_FILTERS)[number] | null;
  event: string | null;
  before: number | null;
};

/** `older` continues the list; null at its end. */
export type DeliveryPage = { rows: DeliveryView[]; older: number | null };
