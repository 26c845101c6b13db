import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { HR_ROLE, PEOPLE } from "@/db/testing/installation";
import { deactivateUser } from "@/lib/directory/commands/deactivate-user";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { delegateTask } from "@/lib/tasks/commands/delegate-task";
import { Desk, race } from "../testing/desk";
import { oneTask, signed } from "../testing/flows";
import { reassignTask } from "./reassign-task";
import { reopenStrandedTasks } from "./reopen-stranded-tasks";
import { reopenTask } from "./reopen-task";

const { leader, director, ceo, hr1, hr2, alice, admin } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

const leave = (userId: number) => deactivateUser.run(desk.as(admin), { userId });
const sweep = () => reopenStrandedTasks.run(desk.system("directory"), { afterId: 0 });

test("a leaver is told of in the same transaction, and what they had to do is asked of who runs the flow, once", async () => {
  const ticketId = await desk.file(await desk.publish(oneTask()));
  await leave(leader);
  const [row] = await getDb().select().from(outbox).where(eq(outbox.topic, "directory/user.left.v1"));
  expect(row).toMatchObject({ ticketId: null, payload: { userId: leader } });
  expect(await sweep()).toEqual({ reopened: 1, lastId: null });
  expect(await desk.task(ticketId)).toMatchObject({ assigneeId: admin, isFallback: true });
  expect(await desk.lastEntry(ticketId)).toMatchObject({
    action: "reassign",
    actorKind: "system",
    actorName: "directory",
  });
  expect((await desk.told(ticketId)).at(-1)?.topic).toBe("ticket/task.opened.v1");
  expect(await sweep()).toEqual({ reopened: 0, lastId: null });
  await desk.press(admin, ticketId, "agree");
});

test("where the node has others, they are asked", async () => {
  const who = [{ kind: "roles" as const, roleIds: [HR_ROLE] }];
  const ticketId = await desk.file(await desk.publish(oneTask({ who, sharing: "claim" })));
  await claimTask.run(desk.as(hr1), { taskId: await desk.taskId(ticketId) });
  await leave(hr1);
  await sweep();
  expect(await desk.task(ticketId)).toMatchObject({ status: "open", mustClaim: false, isFallback: false });
  await leave(hr2);
  await sweep();
  expect(await desk.task(ticketId)).toMatchObject({ assigneeId: admin, isFallback: true });
});

test("a signer's place goes by the rule for nobody; what is on loan goes back", async () => {
  const ticketId = await desk.file(await desk.publish(signed("all")));
  await desk.press(director, ticketId, "agree");
  await leave(ceo);
  await sweep();
  expect(await desk.assignees(ticketId)).toEqual([admin, leader]);
  const lent = await desk.file(await desk.publish(oneTask()));
  await delegateTask.run(desk.as(leader), { taskId: await desk.taskId(lent), userId: hr1 });
  await leave(hr1);
  await sweep();
  expect(await desk.task(lent)).toMatchObject({ assigneeId: leader, returns: [] });
});

test("what came back to a requester who has left is somebody's; a draft is nobody's", async () => {
  const flow = await desk.publish(oneTask());
  const [ticketId, draft] = [await desk.file(flow), await desk.file(flow, { button: null })];
  await desk.press(leader, ticketId, "refuse");
  await leave(alice);
  expect((await sweep()).reopened).toBe(1);
  expect(await desk.assignees(ticketId)).toEqual([admin]);
  expect(await desk.assignees(draft)).toEqual([alice]);
});

test("a task that somebody can do stays theirs; people cannot reopen one; twice at once is once", async () => {
  const flow = await desk.publish(oneTask());
  const ticketId = await desk.file(flow);
  const taskId = await desk.taskId(ticketId);
  await expect(reopenTask.run(desk.system("directory"), { taskId })).rejects.toMatchObject({ reason: "people_there" });
  await expect(reopenTask.run(desk.as(admin), { taskId })).rejects.toMatchObject({ reason: "system_only" });
  await expect(reopenStrandedTasks.run(desk.as(admin), { afterId: 0 })).rejects.toMatchObject({
    reason: "system_only",
  });
  await leave(leader);
  const twins = await race([1, 2].map(() => reopenTask.run(desk.system("directory"), { taskId })));
  expect(twins).toMatchObject({ won: 1, lost: [{ code: "conflict" }] });
  const other = await desk.file(flow);
  const otherId = await desk.taskId(other);
  const give = reassignTask.run(desk.as(admin), { taskId: otherId, userId: director, reason: "mine" });
  await race([give, reopenTask.run(desk.system("directory"), { taskId: otherId })]);
  expect(await desk.live(other)).toHaveLength(1);
});
