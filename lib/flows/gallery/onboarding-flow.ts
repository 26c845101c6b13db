import type { FlowDefinitionInput } from "@/lib/flows/definition";

const FIELDS = ["newcomer", "team", "first_day", "equipment"];
const asked = {
  title: "required",
  newcomer: "required",
  team: "edit",
  first_day: "required",
  equipment: "edit",
} as const;
const shown = { title: "read", ...Object.fromEntries(FIELDS.map((key) => [key, "read" as const])) } as const;

/** Onboarding: accounts and equipment, the contract, and the first week are seen to at the same time. */
export function onboardingFlow(ids: { hrDesk: number; operations: number }): FlowDefinitionInput {
  const operations = [{ kind: "roles" as const, roleIds: [ids.operations] }];
  return {
    format: 1,
    nodes: [
      { key: "start", name: "Announcement", type: "start", order: 1, fields: asked },
      { key: "split", name: "At the same time", type: "parallel", order: 2 },
      {
        key: "account",
        name: "Accounts",
        type: "task",
        order: 3,
        who: operations,
        sharing: "claim",
        fields: { ...shown, account: "required" },
      },
      {
        key: "desk",
        name: "Desk and equipment",
        type: "task",
        order: 4,
        who: operations,
        sharing: "claim",
        rememberLastHandler: true,
        fields: shown,
      },
      {
        key: "contract",
        name: "Contract",
        type: "task",
        order: 5,
        who: [{ kind: "roles", roleIds: [ids.hrDesk] }],
        sharing: "claim",
        fields: { ...shown, contract: "edit" },
      },
      {
        key: "plan",
        name: "First week",
        type: "task",
        order: 6,
        who: [{ kind: "leader" }],
        fields: { ...shown, plan: "required" },
      },
      { key: "meet", name: "Everything is there", type: "parallel", order: 7 },
      {
        key: "welcome",
        name: "Welcome",
        type: "task",
        order: 8,
        who: [{ kind: "requester" }],
        fields: { ...shown, account: "read", plan: "read" },
      },
      { key: "end", name: "Welcomed", type: "end", order: 9 },
      { key: "cancelled", name: "Not coming", type: "end", order: 10 },
    ],
    transitions: [
      { key: "submit", from: "start", to: "split", name: "Announce", intent: "approve", order: 1 },
      { key: "to-account", from: "split", to: "account", name: "Accounts", order: 1 },
      { key: "to-contract", from: "split", to: "contract", name: "Contract", order: 2 },
      { key: "to-plan", from: "split", to: "plan", name: "First week", order: 3 },
      { key: "account-done", from: "account", to: "desk", name: "Created", intent: "approve", order: 1 },
      { key: "desk-done", from: "desk", to: "meet", name: "Ready", intent: "approve", order: 1 },
      { key: "contract-done", from: "contract", to: "meet", name: "Signed", intent: "approve", order: 1 },
      {
        key: "not-coming",
        from: "contract",
        to: "cancelled",
        name: "Not coming",
        intent: "reject",
        order: 2,
        requireFields: false,
        confirmText: "Everything else that is under way ends too.",
      },
      { key: "plan-done", from: "plan", to: "meet", name: "Planned", intent: "approve", order: 1 },
      { key: "to-welcome", from: "meet", to: "welcome", name: "All done", order: 1 },
      { key: "welcomed", from: "welcome", to: "end", name: "Welcomed", intent: "approve", order: 1 },
    ],
    form: {
      fields: [
        { key: "newcomer", type: "text", label: "Who is coming", order: 30, width: 6 },
        { key: "team", type: "department", label: "Team", order: 31, width: 6 },
        { key: "first_day", type: "date", label: "First day", order: 32, width: 6 },
        {
          key: "equipment",
          type: "checkboxes",
          label: "Equipment",
          order: 33,
          width: 6,
          choices: [
            { key: "laptop", label: "Laptop" },
            { key: "phone", label: "Phone" },
            { key: "headset", label: "Headset" },
          ],
        },
        {
          key: "account",
          type: "text",
          label: "Account name",
          order: 34,
          width: 6,
          pattern: "[a-z][a-z0-9]+",
          patternMessage: "Small letters and digits.",
        },
        { key: "contract", type: "attachment", label: "Signed contract", order: 35, width: 6 },
        { key: "plan", type: "rich-text", label: "Plan for the first week", order: 36 },
      ],
    },
    settings: { viewFields: ["title", ...FIELDS], serialPrefix: "on" },
  };
}
