import { describe, expect, test } from "vitest";
import { FlowDefinition, type FlowTransition } from "@/lib/flows/definition";
import { mayFile, onwardFrom } from "./onward";
import { answered, EMPTY_TICKET, previewForm, previewNodes } from "./preview";

const FLOW = FlowDefinition.parse({
  format: 1,
  nodes: [
    { key: "end", name: "End", type: "end", order: 9, fields: { title: "read", days: "read", note: "read" } },
    {
      key: "start",
      name: "Request",
      type: "start",
      order: 1,
      fields: { title: "edit", days: "required", reason: "edit", double: "read" },
    },
    { key: "how", name: "How long", type: "exclusive", order: 2 },
    { key: "boss", name: "Boss", type: "task", order: 3, fields: { title: "read", days: "read", secret: "edit" } },
    { key: "desk", name: "Desk", type: "task", order: 4 },
    { key: "both", name: "Both", type: "parallel", order: 5 },
    { key: "copy", name: "Copy", type: "copy", order: 6 },
  ],
  transitions: [
    { key: "save", from: "start", to: "desk", name: "Save", order: 2, requireFields: false },
    { key: "go", from: "start", to: "how", name: "Go", order: 1 },
    { key: "late", from: "start", to: "end", name: "Late", timer: { afterSeconds: 60 } },
    {
      key: "long",
      from: "how",
      to: "boss",
      name: "Long",
      order: 1,
      condition: "form.days > 3 && 7 in requester.roles",
    },
    { key: "short", from: "how", to: "copy", name: "Short", order: 2, isDefault: true },
    { key: "copied", from: "copy", to: "both", name: "Copied" },
    { key: "one", from: "both", to: "boss", name: "One", order: 1 },
    { key: "two", from: "both", to: "desk", name: "Two", order: 2 },
    { key: "back", from: "boss", to: "both", name: "Back" },
  ],
  form: {
    fields: [
      { key: "days", label: "Days", type: "number", order: 1, tag: { a: 1 } },
      { key: "reason", label: "Reason", type: "text", order: 2, visibleWhen: "form.days > 3" },
      { key: "double", label: "Double", type: "computed", order: 3, expression: "form.days * 2" },
      { key: "note", label: "Note", type: "rich-text", order: 4 },
      { key: "secret", label: "Secret", type: "text", order: 5 },
    ],
  },
  settings: { titleTemplate: "{{ requester.name }}: {{ form.double }}", viewFields: ["days"] },
});

const AROUND = { requesterName: "Ann", flowName: "Leave", people: {}, timeZone: "UTC", isFiling: true };
const keysAt = (nodeKey: string | null, ticket = EMPTY_TICKET) =>
  previewForm(FLOW, nodeKey, ticket).fields.map(({ key, access }) => `${key}:${access}`);

describe("the form that is tried", () => {
  test("is that of the node: nothing hidden comes along, not even what it is for machines", () => {
    expect(keysAt("start")).toEqual(["title:edit", "days:required", "reason:edit", "double:read"]);
    expect(keysAt("boss")).toEqual(["days:read", "secret:edit"]);
    expect(JSON.stringify(previewForm(FLOW, "boss", EMPTY_TICKET))).not.toContain('"a":1');
  });

  test("is for reading alone where nobody decides, and to those who may only look", () => {
    expect(previewForm(FLOW, "start", EMPTY_TICKET).mode).toBe("new");
    expect(previewForm(FLOW, "boss", EMPTY_TICKET).mode).toBe("handle");
    expect(previewForm(FLOW, "end", EMPTY_TICKET).mode).toBe("view");
    expect(keysAt(null)).toEqual(["days:read"]);
  });

  test("has the buttons of its node in their order, and none that a timer presses", () => {
    expect(previewForm(FLOW, "start", EMPTY_TICKET).buttons.map(({ key }) => key)).toEqual(["go", "save"]);
    expect(previewNodes(FLOW).map(({ key }) => key)).toEqual(["start", "boss", "desk", "end"]);
  });

  test("shows no markup that somebody smuggled into a value", () => {
    const ticket = { title: "", values: { note: '<p>Hello<img src="x" onerror="alert(1)"></p><script>1</script>' } };
    expect(previewForm(FLOW, "end", ticket).values.note).toBe("<p>Hello</p>");
  });
});

describe("what was answered", () => {
  test("is kept for the next node, with what follows from it and the title it gets", () => {
    const ticket = answered(FLOW, EMPTY_TICKET, { values: { days: 4 } }, AROUND);
    expect(ticket).toEqual({ values: { days: 4, double: 8 }, title: "Ann: 8" });
    expect(previewForm(FLOW, "boss", ticket).values).toEqual({ days: 4, secret: null });
  });

  test("leaves the title alone once the ticket is filed", () => {
    const filed = answered(FLOW, EMPTY_TICKET, { values: { days: 4 } }, AROUND);
    expect(answered(FLOW, filed, { values: { days: 1 } }, { ...AROUND, isFiling: false }).title).toBe("Ann: 8");
    expect(answered(FLOW, filed, { values: {}, title: "Other" }, { ...AROUND, isFiling: false }).title).toBe("Other");
  });
});

describe("where a ticket goes on to", () => {
  const take = (key: string): FlowTransition => {
    const found = FLOW.transitions.find((transition) => transition.key === key);
    if (found === undefined) throw new Error(key);
    return found;
  };
  const scope = (days: number, roles: readonly number[]) => ({
    values: { days },
    title: "",
    requester: 1,
    requesterGroups: roles.map((id) => ({ type: "role" as const, id })),
  });
  const namesAfter = (key: string, days: number, roles: readonly number[] = []) =>
    onwardFrom(FLOW, take(key), scope(days, roles)).map(({ name }) => name);

  test("hangs on the answers and on who asks", () => {
    expect(namesAfter("go", 5, [7])).toEqual(["Boss"]);
    expect(namesAfter("go", 5)).toEqual(["Boss", "Desk"]);
    expect(namesAfter("go", 1, [7])).toEqual(["Boss", "Desk"]);
    expect(namesAfter("save", 1)).toEqual(["Desk"]);
  });

  test("is the gateway itself where no way leads out of it", () => {
    const broken = { ...FLOW, transitions: FLOW.transitions.filter(({ from }) => from !== "how") };
    expect(onwardFrom(broken, take("go"), scope(1, [])).map(({ name }) => name)).toEqual(["How long"]);
  });
});

test.each([
  [{ userIds: null, departmentIds: null, roleIds: null }, true],
  [{ userIds: [1], departmentIds: null, roleIds: null }, true],
  [{ userIds: [2], departmentIds: null, roleIds: null }, false],
  [{ userIds: [1], departmentIds: [10], roleIds: [7] }, true],
  [{ userIds: [1], departmentIds: [11], roleIds: [7] }, false],
  [{ userIds: null, departmentIds: null, roleIds: [] }, false],
])("whoever is person 1 in department 10 with role 7 may file by %j: %s", (rule, isAllowed) => {
  const standing = { roleIds: [7], departmentIds: [10] };
  expect(mayFile({ ...FLOW.settings.creation, ...rule }, 1, standing)).toBe(isAllowed);
});
