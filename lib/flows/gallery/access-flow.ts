import type { FlowDefinitionInput } from "@/lib/flows/definition";

const FIELDS = ["system", "level", "until", "reason"];
const asked = { title: "required", system: "required", level: "required", until: "edit", reason: "required" } as const;
const shown = { title: "read", ...Object.fromEntries(FIELDS.map((key) => [key, "read" as const])) } as const;

/** What to tell the requester: where their right stands in the list of rights. */
const NOTE = `const { system, level } = ticket.fields;
const place = [].concat(system).join("-");
console.log("Wrote " + level + " for " + ticket.requester.username + " into the list of rights.");
return { answer: ticket.fields.answer || "Group " + place + "-" + level };
`;

/**
 * Access: the leader agrees, one of Operations grants it, a script notes it, the requester tries it; silence for three
 * days is a yes.
 */
export function accessFlow(ids: { operations: number }): FlowDefinitionInput {
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
      {
        key: "grant",
        name: "Operations",
        type: "task",
        order: 3,
        who: [{ kind: "roles", roleIds: [ids.operations] }],
        sharing: "claim",
        rememberLastHandler: true,
        maySendBack: true,
        mayWithdraw: true,
        fields: { ...shown, answer: "edit" },
      },
      {
        key: "note",
        name: "List of rights",
        type: "script",
        order: 4,
        fields: { ...shown, answer: "edit" },
        script: { language: "javascript", source: NOTE },
      },
      {
        key: "try",
        name: "Does it work?",
        type: "task",
        order: 5,
        who: [{ kind: "requester" }],
        fields: { ...shown, answer: "read" },
      },
      { key: "end", name: "Granted", type: "end", order: 6 },
      { key: "denied", name: "Denied", type: "end", order: 7 },
    ],
    transitions: [
      { key: "submit", from: "start", to: "leader", name: "Submit", intent: "approve", order: 1 },
      { key: "agree", from: "leader", to: "grant", name: "Approve", intent: "approve", order: 1 },
      { key: "refuse", from: "leader", to: "denied", name: "Reject", intent: "reject", order: 2, requireFields: false },
      { key: "granted", from: "grant", to: "note", name: "Granted", intent: "approve", order: 1 },
      { key: "noted", from: "note", to: "try", name: "Noted", order: 1 },
      { key: "works", from: "try", to: "end", name: "It works", intent: "approve", order: 1 },
      { key: "fails", from: "try", to: "grant", name: "It does not", intent: "reject", order: 2, requireFields: false },
      { key: "silence", from: "try", to: "end", name: "No complaint", order: 3, timer: { afterSeconds: 3 * 86_400 } },
    ],
    form: {
      fields: [
        {
          key: "system",
          type: "cascade",
          label: "System",
          order: 30,
          width: 6,
          tree: [
            {
              key: "build",
              label: "Build",
              children: [
                { key: "hosts", label: "Build hosts" },
                { key: "cache", label: "Cache" },
              ],
            },
            {
              key: "ledger",
              label: "Ledger",
              children: [
                { key: "test", label: "Test" },
                { key: "live", label: "Live" },
              ],
            },
            { key: "vpn", label: "VPN" },
          ],
        },
        {
          key: "level",
          type: "radio",
          label: "To do what",
          order: 31,
          width: 6,
          choices: [
            { key: "read", label: "Look" },
            { key: "write", label: "Change" },
            { key: "admin", label: "Administer" },
          ],
        },
        {
          key: "until",
          type: "date",
          label: "Until",
          order: 32,
          width: 6,
          earliest: "today",
          requiredWhen: 'form.level == "admin"',
          help: "Administration is always for a time.",
        },
        { key: "reason", type: "long-text", label: "Reason", order: 33 },
        { key: "answer", type: "text", label: "Answer", order: 34 },
      ],
    },
    settings: { viewFields: ["title", ...FIELDS, "answer"], serialPrefix: "acc" },
  };
}
