import type { FlowDefinitionInput } from "@/lib/flows/definition";

const all = (access: "read" | "edit") =>
  Object.fromEntries(["leave_start", "leave_end", "days", "type", "stand_in", "reason"].map((key) => [key, access]));

const asked = {
  ...all("edit"),
  title: "required",
  leave_start: "required",
  leave_end: "required",
  days: "required",
  type: "required",
} as const;
const shown = { title: "read", ...all("read") } as const;

/** Leave: the leader agrees, long leave goes to the director or the CEO, the HR desk files it. */
export function leaveFlow(ids: { director: number; ceo: number; hrDesk: number }): FlowDefinitionInput {
  return {
    format: 1,
    nodes: [
      { key: "start", name: "Request", type: "start", order: 1, fields: asked },
      { key: "leader", name: "Leader approval", type: "task", order: 2, who: [{ kind: "leader" }], fields: shown },
      { key: "length", name: "How long?", type: "exclusive", order: 3 },
      {
        key: "director",
        name: "Director approval",
        type: "task",
        order: 4,
        who: [{ kind: "users", userIds: [ids.director] }],
        maySendBack: true,
        fields: shown,
      },
      {
        key: "ceo",
        name: "CEO approval",
        type: "task",
        order: 5,
        who: [{ kind: "users", userIds: [ids.ceo] }],
        maySendBack: true,
        fields: shown,
      },
      {
        key: "hr",
        name: "HR desk",
        type: "task",
        order: 6,
        who: [{ kind: "roles", roleIds: [ids.hrDesk] }],
        sharing: "claim",
        rememberLastHandler: true,
        maySendBack: true,
        fields: { ...shown, hr_note: "edit" },
      },
      {
        key: "edit",
        name: "Changes by the requester",
        type: "task",
        order: 7,
        isHidden: true,
        who: [{ kind: "requester" }],
        fields: asked,
      },
      { key: "end", name: "Filed", type: "end", order: 8 },
    ],
    transitions: [
      { key: "submit", from: "start", to: "leader", name: "Submit", intent: "approve", order: 1 },
      { key: "draft", from: "start", to: "edit", name: "Save for later", order: 2, requireFields: false },
      { key: "agree", from: "leader", to: "length", name: "Approve", intent: "approve", order: 1 },
      { key: "refuse", from: "leader", to: "edit", name: "Reject", intent: "reject", order: 2, requireFields: false },
      { key: "over-five", from: "length", to: "ceo", name: "More than 5 days", order: 1, condition: "form.days > 5" },
      {
        key: "over-three",
        from: "length",
        to: "director",
        name: "More than 3 days",
        order: 2,
        condition: "form.days > 3",
      },
      { key: "otherwise", from: "length", to: "hr", name: "Up to 3 days", order: 3, isDefault: true },
      { key: "director-agree", from: "director", to: "hr", name: "Approve", intent: "approve", order: 1 },
      {
        key: "director-refuse",
        from: "director",
        to: "edit",
        name: "Reject",
        intent: "reject",
        order: 2,
        requireFields: false,
      },
      { key: "ceo-agree", from: "ceo", to: "hr", name: "Approve", intent: "approve", order: 1 },
      { key: "ceo-refuse", from: "ceo", to: "edit", name: "Reject", intent: "reject", order: 2, requireFields: false },
      { key: "file", from: "hr", to: "end", name: "File", intent: "approve", order: 1 },
      { key: "resubmit", from: "edit", to: "leader", name: "Submit again", intent: "approve", order: 1 },
      { key: "keep", from: "edit", to: "edit", name: "Save", order: 2, requireFields: false },
      {
        key: "give-up",
        from: "edit",
        to: "end",
        name: "Withdraw",
        order: 3,
        requireFields: false,
        confirmText: "Give up this request? It will be closed.",
      },
    ],
    form: {
      fields: [
        { key: "leave_start", type: "date-time", label: "From", order: 30, width: 6 },
        { key: "leave_end", type: "date-time", label: "To", order: 31, width: 6 },
        {
          key: "days",
          type: "number",
          label: "Days",
          order: 32,
          width: 4,
          min: 0.5,
          max: 60,
          unit: "days",
          help: "Half days count as 0.5.",
        },
        {
          key: "type",
          type: "select",
          label: "Type",
          order: 33,
          width: 4,
          choices: [
            { key: "annual", label: "Annual leave" },
            { key: "sick", label: "Sick leave" },
            { key: "parental", label: "Parental leave" },
            { key: "unpaid", label: "Unpaid leave" },
          ],
        },
        {
          key: "stand_in",
          type: "person",
          label: "Stand-in",
          order: 34,
          width: 4,
          help: "Who answers for you while you are away.",
        },
        {
          key: "reason",
          type: "long-text",
          label: "Reason",
          order: 35,
          placeholder: "What your approvers should know",
        },
        { key: "hr_note", type: "text", label: "HR note", order: 36 },
      ],
    },
    settings: { viewFields: ["title", "leave_start", "leave_end", "days", "type", "stand_in", "reason"] },
  };
}
