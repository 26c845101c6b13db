import { PEOPLE } from "@/db/testing/installation";
import type { FlowDefinitionInput } from "@/lib/flows/definition";

type Node = FlowDefinitionInput["nodes"][number];
type Link = FlowDefinitionInput["transitions"][number];
type TaskInput = Extract<Node, { type: "task" }>;
type Rest = Partial<Pick<FlowDefinitionInput, "form" | "settings">>;

const { director, ceo, leader } = PEOPLE;

export const by = (...userIds: number[]) => [{ kind: "users" as const, userIds }];

export function task(key: string, more: Partial<TaskInput> = {}): Node {
  return { key, name: key, type: "task", fields: { title: "edit", days: "edit" }, ...more };
}

export function link(key: string, from: string, to: string, more: Partial<Link> = {}): Link {
  return { key, from, to, name: key, intent: key === "refuse" ? "reject" : "approve", requireFields: false, ...more };
}

const START: Node = {
  key: "start",
  name: "New",
  type: "start",
  fields: { title: "edit", days: "edit", who: "edit", rows: "edit", secret: "edit", until: "edit" },
};
const END: Node = { key: "end", name: "End", type: "end" };

/** A flow of these nodes between a start and an end; the first of them gets what is submitted. */
export function flowWith(nodes: Node[], links: Link[], rest: Rest = {}): FlowDefinitionInput {
  return {
    format: 1,
    nodes: [START, ...nodes, END],
    transitions: [link("submit", "start", nodes[0]?.key ?? "end"), ...links].map((one, order) => ({ ...one, order })),
    form: {
      fields: [
        { key: "days", type: "number", label: "Days" },
        { key: "who", type: "person", label: "Who" },
        { key: "until", type: "date-time", label: "Until" },
        { key: "secret", type: "text", label: "Secret" },
        {
          key: "rows",
          type: "table",
          label: "Rows",
          columns: [
            { key: "what", type: "text", label: "What" },
            { key: "whom", type: "person", label: "Whom" },
          ],
        },
      ],
      ...rest.form,
    },
    settings: { viewFields: ["days"], ...rest.settings },
  };
}

/** One task; what is agreed to ends, what is refused goes back to its requester. */
export function oneTask(more: Partial<TaskInput> = {}, rest: Rest = {}): FlowDefinitionInput {
  const links = [link("agree", "work", "end"), link("refuse", "work", "start")];
  return flowWith([task("work", { who: by(leader), ...more })], links, rest);
}

/** Three people sign. */
export const signed = (sharing: "all" | "ratio" | "in-order", more: Partial<TaskInput> = {}) =>
  oneTask({ sharing, who: by(leader, director, ceo), ...more });

/** Two branches that meet again, and one more task. */
export const branched = (type: "parallel" | "inclusive"): FlowDefinitionInput =>
  flowWith(
    [
      { key: "fork", name: "fork", type },
      task("left", { who: by(director) }),
      task("right", { who: by(ceo) }),
      { key: "join", name: "join", type },
      task("last", { who: by(leader) }),
    ],
    [
      link("to-left", "fork", "left", type === "inclusive" ? { condition: "form.days > 1" } : {}),
      link("to-right", "fork", "right", type === "inclusive" ? { condition: "form.days > 2" } : {}),
      ...(type === "inclusive" ? [link("otherwise", "fork", "last", { isDefault: true })] : []),
      link("left-done", "left", "join"),
      link("right-done", "right", "join"),
      link("joined", "join", "last", type === "inclusive" ? { isDefault: true } : {}),
      link("agree", "last", "end"),
    ],
  );

/** One node that is nobody's task, then a task. */
export function through(node: Node, rest: Rest = {}): FlowDefinitionInput {
  const links = [link("onward", node.key, "work", { intent: "neutral" }), link("agree", "work", "end")];
  return flowWith([node, task("work", { who: by(leader) })], links, rest);
}

export const HOOK: Node = {
  key: "hook",
  name: "hook",
  type: "hook",
  fields: { days: "edit" },
  hook: { url: "https://example.org/hook" },
};
export const SCRIPT: Node = { key: "script", name: "script", type: "script", fields: { days: "edit" }, script: {} };

/** Creates children of a flow: one, or one for each row. */
export function childrenOf(
  flowId: number,
  more: { perRow?: boolean; waitFor?: "all" | "any"; days?: number } = {},
): Node {
  const { perRow = false, waitFor = "all", days } = more;
  return {
    key: "children",
    name: "children",
    type: "child",
    waitFor,
    children: {
      kind: "create",
      flowId,
      perRowOf: perRow ? "rows" : null,
      requesterField: perRow ? "whom" : null,
      values: {
        days: days === undefined ? { kind: "field", fieldKey: "days" } : { kind: "value", value: days },
        ...(perRow ? { secret: { kind: "column" as const, columnKey: "what" } } : {}),
      },
    },
  };
}
