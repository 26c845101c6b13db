import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { listTodo } from "@/db/queries/tickets/inbox";
import { listTickets } from "@/db/queries/tickets/tickets";
import { asUser, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { CommandContext } from "@/lib/command";
import { addComment } from "./commands/add-comment";
import { closeTicket } from "./commands/close-ticket";
import { createTicket } from "./commands/create-ticket";
import { editFields } from "./commands/edit-fields";
import { readTicketPage } from "./views/ticket-page";

const NOW = new Date("2026-11-23T09:00:00.000Z");
const as = (userId: number): CommandContext => ({ db: getDb(), actor: asUser(userId), clock: { now: () => NOW } });

let leave: InstalledFlow;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  const open = { ...LEAVE, settings: { isOpenToAll: true } };
  leave = await installFlow(getDb(), open, "Leave");
});

const file = (transitionId: number | null) =>
  createTicket.run(as(PEOPLE.alice), { flowId: leave.flowId, transitionId, title: "Leave", values: { days: 2 } });

describe("an intervention", () => {
  test("made on what was looked at takes place; made on something older it is refused, and names who was first", async () => {
    const { ticketId, revision } = await file(leave.transition.submit ?? 0);
    const admin = as(PEOPLE.admin);
    const edit = { ticketId, revision, reason: "typing error", values: { days: 3 } };
    await editFields.run(admin, edit);
    await expect(editFields.run(admin, edit)).rejects.toMatchObject({
      code: "conflict",
      reason: "ticket_changed",
      params: { name: "admin", at: NOW.toISOString() },
    });
    await closeTicket.run(admin, { ticketId, reason: "asked by phone" });
  });

  test("of two made on the same ticket at once one takes place", async () => {
    const { ticketId, revision } = await file(leave.transition.submit ?? 0);
    const edits = [3, 4].map((days) => ({ ticketId, revision, reason: "typing error", values: { days } }));
    const answers = await Promise.allSettled(edits.map((edit) => editFields.run(as(PEOPLE.admin), edit)));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a draft", () => {
  const everything = {
    ...{ flowId: null, nodeId: null, statuses: [], requesterId: null, from: null, until: null },
    ...{ serialPrefix: "", text: "" },
  };
  const page = { order: "newest", cursor: null, limit: 10 } as const;

  test("is its requester's alone, although the flow lets everybody look", async () => {
    const { ticketId } = await file(null);
    for (const userId of [PEOPLE.leader, PEOPLE.stranger, PEOPLE.admin]) {
      expect(await readTicketPage(getDb(), userId, ticketId)).toBeNull();
      await expect(addComment.run(as(userId), { ticketId, comment: "hm" })).rejects.toMatchObject({
        code: "not_found",
      });
      const viewer = { userId, isAdministrator: userId === PEOPLE.admin };
      expect((await listTickets(getDb(), viewer, "all", everything, page)).rows).toEqual([]);
    }
    const alice = await readTicketPage(getDb(), PEOPLE.alice, ticketId);
    expect(alice).toMatchObject({ status: "draft", own: { standing: "act", nodeName: "New" } });
    expect((await listTodo(getDb(), PEOPLE.alice, everything, page)).rows).toHaveLength(1);
  });
});
