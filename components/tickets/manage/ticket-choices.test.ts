import { expect, test } from "vitest";
import type { TicketActions } from "@/lib/tickets/schema";
import type { ManagedTicket } from "./managed-ticket";
import { ticketChoices } from "./ticket-choices";

const nothing: TicketActions = {
  mayRemind: false,
  mayWithdraw: false,
  mayClose: false,
  mayDelete: false,
  intervention: null,
};
const waiting = [{}] as ManagedTicket["waiting"];

const choices = (status: ManagedTicket["status"], actions: Partial<TicketActions>, endedAt: string | null = null) =>
  ticketChoices({
    ...{ ticketId: 1, revision: 1, serial: "x_1", title: "", files: {}, status, endedAt },
    waiting: endedAt === null ? waiting : [],
    actions: { ...nothing, ...actions },
  });

const intervention = { nodes: [], tokens: [] };

test("whoever may read a ticket may send copies of it; a draft is nobody else's business", () => {
  expect(choices("running", {})).toEqual({ own: ["copy"], manage: [] });
  expect(choices("draft", { mayClose: true, mayDelete: true })).toEqual({ own: ["deleteDraft"], manage: [] });
});

test("the requester reminds, withdraws, and closes what has come back", () => {
  expect(choices("running", { mayRemind: true, mayWithdraw: true }).own).toEqual(["remind", "withdraw", "copy"]);
  expect(choices("withdrawn", { mayClose: true }).own).toEqual(["copy", "close"]);
});

test("who may intervene has everything in one menu, and nothing twice", () => {
  const all = { mayRemind: true, mayClose: true, mayDelete: true, intervention };
  expect(choices("running", all)).toEqual({
    own: ["remind", "copy"],
    manage: ["move", "reassign", "edit", "close", "delete"],
  });
  expect(choices("finished", { mayDelete: true, intervention }, "2026-01-01T00:00:00.000Z")).toEqual({
    own: ["copy"],
    manage: ["move", "delete"],
  });
});
