import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { files } from "@/db/schema/files";
import { countQueries } from "@/db/testing/count-queries";
import { ENGINEERING, PEOPLE } from "@/db/testing/installation";
import { Desk } from "../../testing/desk";
import { by, flowWith, link, task } from "../../testing/flows";
import { readToldTicket } from "./told-ticket";

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});

const FIELDS = [
  { key: "days", type: "number", label: "Days" },
  { key: "who", type: "person", label: "Who" },
  { key: "team", type: "people", label: "Team" },
  { key: "unit", type: "department", label: "Unit" },
  { key: "papers", type: "attachment", label: "Papers" },
  { key: "text", type: "rich-text", label: "Text" },
  { key: "secret", type: "text", label: "Secret" },
  { key: "hint", type: "text", label: "Hint", visibleWhen: "form.days > 10.0" },
  {
    key: "rows",
    type: "table",
    label: "Rows",
    columns: [
      { key: "what", type: "text", label: "What" },
      { key: "whom", type: "person", label: "Whom" },
    ],
  },
] as const;
const every = Object.fromEntries(FIELDS.map(({ key }) => [key, "edit" as const]));

async function filed() {
  const definition = flowWith(
    [task("work", { who: by(PEOPLE.leader), name: "Work" })],
    [link("agree", "work", "end")],
    {
      form: { fields: [...FIELDS] as never },
    },
  );
  const nodes = definition.nodes.map((node) =>
    node.type === "start" ? { ...node, fields: { ...every, title: "edit" as const } } : node,
  );
  const flow = await desk.publish({ ...definition, nodes }, "Access");
  const [paper] = await getDb()
    .insert(files)
    .values({
      name: "plan.pdf",
      contentType: "application/pdf",
      size: 9,
      sha256: "x",
      storageKey: "k",
      uploadedById: PEOPLE.alice,
      flowId: flow.flowId,
    })
    .returning({ id: files.id });
  const values = {
    days: 3,
    who: PEOPLE.hr1,
    team: [PEOPLE.hr1, PEOPLE.hr2],
    unit: ENGINEERING,
    papers: [paper?.id, "elsewhere.txt"],
    text: "<p>Hi<script>x()</script></p>",
    secret: "4711",
    hint: "not asked for",
    rows: [{ what: "a", whom: PEOPLE.alice }],
  };
  const ticketId = await desk.file(flow, { values });
  return { flow, ticketId, fileId: paper?.id ?? "" };
}

test("a ticket is told in a form that a machine can use, in two statements", async () => {
  const { flow, ticketId, fileId } = await filed();
  const { serial } = await desk.ticket(ticketId);
  await readToldTicket(getDb(), ticketId, () => true);
  const { value, statements } = await countQueries((db) => readToldTicket(db, ticketId, () => true));
  expect(statements).toHaveLength(2);
  const hr1 = { id: PEOPLE.hr1, username: "hr1", name: "hr1" };
  expect(value).toEqual({
    id: ticketId,
    serial,
    title: "A ticket",
    status: "running",
    flow: { id: flow.flowId, name: "Access" },
    requester: { id: PEOPLE.alice, username: "alice", name: "alice" },
    nodes: [{ id: flow.node.work, key: "work", name: "Work" }],
    parentId: null,
    isTest: false,
    createdAt: "2026-11-23T09:00:00.000Z",
    updatedAt: "2026-11-23T09:00:00.000Z",
    endedAt: null,
    url: `http://localhost:3000/tickets/${ticketId}`,
    fields: {
      days: 3,
      who: hr1,
      team: [hr1, { id: PEOPLE.hr2, username: "hr2", name: "hr2" }],
      unit: { id: ENGINEERING, name: "Engineering" },
      papers: [
        {
          id: fileId,
          name: "plan.pdf",
          size: 9,
          contentType: "application/pdf",
          url: `http://localhost:3000/api/files/${fileId}`,
        },
        { id: null, name: "elsewhere.txt", size: null, contentType: null, url: null },
      ],
      text: "<p>Hi</p>",
      secret: "4711",
      rows: [{ what: "a", whom: { id: PEOPLE.alice, username: "alice", name: "alice" } }],
    },
  });
});

test("nothing that is hidden is told, nor what a rule hides, and then one statement is enough", async () => {
  const { ticketId } = await filed();
  await readToldTicket(getDb(), ticketId, () => true);
  const { value, statements } = await countQueries((db) =>
    readToldTicket(db, ticketId, (key) => ["days", "hint"].includes(key)),
  );
  expect(statements).toHaveLength(1);
  expect(value).toMatchObject({ title: null, requester: { username: "alice" }, fields: { days: 3 } });
  expect(JSON.stringify(value)).not.toMatch(/4711|plan\.pdf|hr1|not asked/);
  expect(await readToldTicket(getDb(), 999_999, () => true)).toBeNull();
});
