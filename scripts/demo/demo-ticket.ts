import type { Json } from "@/lib/forms/form-definition";

/**
 * What is done to a ticket of the demo, by whoever has its (first) live task, or by the person named. `at` names the
 * node where the ticket is at several.
 */
export type DemoStep = { by?: string; at?: string; comment?: string } & (
  | { press: string; values?: (people: People) => Record<string, Json> }
  | { claim: string }
  | { backTo: string }
  | { transferTo: string }
  | { delegateTo: string }
  | { giveBack: true }
  | { addSigner: string; position: "before" | "beside" | "after" }
  | { say: string; mentions?: string[] }
  | { withdraw: true }
  | { close: true }
  /** The system sees to the children of the ticket, or to those that have ended. */
  | { children: true }
  | { child: number; steps: DemoStep[] }
  /** Another system or a script answers. */
  | { job: "done"; output: string; values?: (people: People) => Record<string, Json> }
  | { job: "failed"; error: string }
  /** The next timer fires, when it is due. */
  | { timer: true }
);

/** The id of a person by their user name. */
export type People = (username: string) => number;

export type DemoTicket = {
  requester: string;
  title: string;
  daysAgo: number;
  values: (people: People, filedAt: Date) => Record<string, Json>;
  /** Key of the start button; null keeps a draft. */
  first?: string | null;
  steps: DemoStep[];
};

const DAY = 86_400_000;

/** A day from the filing of a ticket, as a date field holds it. */
export const dayAfter = (filedAt: Date, days: number) =>
  new Date(filedAt.getTime() + days * DAY).toISOString().slice(0, 10);
