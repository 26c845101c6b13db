import type { FlowDefinitionInput } from "@/lib/flows/definition";

const FIELDS = ["supplier", "items", "total", "needed_by", "reason", "quote"];
const all = (access: "read" | "edit") => Object.fromEntries(FIELDS.map((key) => [key, access]));
const asked = {
  ...all("edit"),
  total: "read",
  title: "required",
  supplier: "required",
  items: "required",
  reason: "required",
} as const;
const shown = { title: "read", ...all("read") } as const;

/** Purchase: the leader agrees; from 5,000 on two of three board members sign; one of the buyers orders. */
export function purchaseFlow(ids: { board: number[]; buyers: number }): FlowDefinitionInput {
  return {
    format: 1,
    nodes: [
      { key: "start", name: "Request", type: "start", order: 1, fields: asked },
      {
        key: "leader",
        name: "Leader approval",
        type: "task",
        order: 2,
        who: [{ kind: "leader" }],
        mayWithdraw: true,
        fields: shown,
      },
      { key: "size", name: "How much?", type: "exclusive", order: 3 },
      {
        key: "board",
        name: "Board",
        type: "task",
        order: 4,
        who: [{ kind: "users", userIds: ids.board }],
        sharing: "ratio",
        signing: { need: { kind: "count", count: 2 }, reject: { kind: "threshold", count: 2 } },
        maySendBack: true,
        mayWithdraw: true,
        fields: shown,
      },
      {
        key: "order",
        name: "Order",
        type: "task",
        order: 5,
        who: [{ kind: "roles", roleIds: [ids.buyers] }],
        sharing: "claim",
        maySendBack: true,
        fields: { ...shown, order_number: "required" },
      },
      { key: "end", name: "Ordered", type: "end", order: 6 },
      { key: "dropped", name: "Not bought", type: "end", order: 7 },
    ],
    transitions: [
      { key: "submit", from: "start", to: "leader", name: "Submit", intent: "approve", order: 1 },
      { key: "agree", from: "leader", to: "size", name: "Approve", intent: "approve", order: 1 },
      { key: "refuse", from: "leader", to: "start", name: "Reject", intent: "reject", order: 2, requireFields: false },
      { key: "large", from: "size", to: "board", name: "From 5,000", order: 1, condition: "form.total >= 5000" },
      { key: "small", from: "size", to: "order", name: "Below 5,000", order: 2, isDefault: true },
      { key: "board-agree", from: "board", to: "order", name: "Approve", intent: "approve", order: 1 },
      {
        key: "board-refuse",
        from: "board",
        to: "dropped",
        name: "Reject",
        intent: "reject",
        order: 2,
        requireFields: false,
      },
      { key: "ordered", from: "order", to: "end", name: "Ordered", intent: "approve", order: 1 },
    ],
    form: {
      fields: [
        { key: "supplier", type: "text", label: "Supplier", order: 30, width: 8 },
        { key: "needed_by", type: "date", label: "Needed by", order: 31, width: 4 },
        {
          key: "items",
          type: "table",
          label: "Items",
          order: 32,
          minRows: 1,
          columns: [
            { key: "item", type: "text", label: "Item", isRequired: true },
            { key: "count", type: "number", label: "Number", isInteger: true, min: 1, isRequired: true },
            {
              key: "amount",
              type: "number",
              label: "Amount",
              decimals: 2,
              min: 0,
              unit: "€",
              isRequired: true,
              hasTotal: true,
            },
          ],
        },
        {
          key: "total",
          type: "computed",
          label: "Total",
          order: 33,
          unit: "€",
          decimals: 2,
          expression: "form.items.total.amount",
        },
        { key: "reason", type: "long-text", label: "What for", order: 34 },
        {
          key: "quote",
          type: "attachment",
          label: "Quotes",
          order: 35,
          help: "From 5,000 on the board wants to see two.",
        },
        { key: "order_number", type: "text", label: "Order number", order: 36, width: 6 },
      ],
    },
    settings: { viewFields: ["title", ...FIELDS, "order_number"], serialPrefix: "po" },
  };
}
