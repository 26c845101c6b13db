import { beforeAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { asUser, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { commandContext } from "@/lib/command";
import { createTicket } from "../../commands/create-ticket";
import { readFoundTickets } from "./found-tickets";

let flow: InstalledFlow;

async function file(requesterId: number, title: string) {
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit ?? 0, title, values: { days: 2 } };
  return createTicket.run(commandContext(asUser(requesterId)), input);
}

function find(userId: number, text: string) {
  return readFoundTickets(getDb(), { kind: "user", userId, globalRole: "member" }, text);
}

beforeAll(async () => {
  await installPeople(getDb());
  flow = await installFlow(getDb(), LEAVE);
});

test("tickets are found by title or number by those who may view them", async () => {
  const { ticketId, serial } = await file(PEOPLE.alice, "Trip to the coast");
  const found = { id: ticketId, serial, title: "Trip to the coast", status: "running", flowName: expect.any(String) };
  expect(await find(PEOPLE.alice, "COAST")).toEqual([found]);
  expect(await find(PEOPLE.leader, serial)).toEqual([found]);
  expect(await find(PEOPLE.stranger, "coast")).toEqual([]);
  expect(await find(PEOPLE.alice, "mountains")).toEqual([]);
});

test("the newest eight are enough to choose from", async () => {
  for (let number = 1; number <= 10; number++) await file(PEOPLE.alice, `Series ${number}`);
  const titles = (await find(PEOPLE.alice, "series")).map(({ title }) => title);
  expect(titles).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map((number) => `Series ${number}`));
});
