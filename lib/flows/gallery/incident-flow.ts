import type { FlowDefinitionInput } from "@/lib/flows/definition";

const FIELDS = ["service", "severity", "since", "description"];
const asked = {
  title: "required",
  service: "required",
  severity: "required",
  since: "edit",
  description: "required",
} as const;
const shown = { title: "read", ...Object.fromEntries(FIELDS.map((key) => [key, "read" as const])) } as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

type Ids = { operations: number; director: number; officeHours: number };

/**
 * Incident: Operations looks into it and is reminded until somebody has; the status page is told; after the repair it
 * is watched for an hour before the reporter is asked, whose silence for three working days closes it.
 */
export function incidentFlow({ operations, director, officeHours }: Ids): FlowDefinitionInput {
  return {
    format: 1,
    nodes: [
      { key: "start", name: "Report", type: "start", order: 1, fields: asked },
      {
        key: "look",
        name: "First look",
        type: "task",
        order: 2,
        who: [{ kind: "roles", roleIds: [operations] }],
        sharing: "claim",
        mayWithdraw: true,
        fields: { ...shown, severity: "edit" },
        reminders: [
          { afterSeconds: 30 * MINUTE, repeatSeconds: 30 * MINUTE, repeatTimes: 3 },
          { afterSeconds: 2 * HOUR, escalate: { who: [{ kind: "leader", levels: 1 }], how: "inform" } },
          { afterSeconds: 4 * HOUR, escalate: { who: [{ kind: "users", userIds: [director] }], how: "add" } },
        ],
      },
      {
        key: "announce",
        name: "Status page",
        type: "hook",
        order: 3,
        fields: { ...shown, notice: "edit" },
        hook: {
          url: "https://status.wild-goose.example/incidents",
          body: '{"service": {{ ticket.fields.service | json }}, "title": {{ ticket.title | json }}, "severity": {{ ticket.fields.severity | json }}}',
          headers: [{ name: "content-type", value: "application/json" }],
          fill: { notice: "url" },
        },
      },
      {
        key: "repair",
        name: "Repair",
        type: "task",
        order: 4,
        who: [{ kind: "handler", nodeKey: "look" }],
        maySendBack: true,
        fields: { ...shown, notice: "read", cause: "required" },
      },
      {
        key: "watch",
        name: "Watched for an hour",
        type: "wait",
        order: 5,
        wait: { kind: "duration", seconds: HOUR },
      },
      {
        key: "confirm",
        name: "Is it over?",
        type: "task",
        order: 6,
        who: [{ kind: "requester" }],
        fields: { ...shown, notice: "read", cause: "read" },
      },
      { key: "end", name: "Over", type: "end", order: 7 },
      { key: "none", name: "No incident", type: "end", order: 8 },
    ],
    transitions: [
      { key: "submit", from: "start", to: "look", name: "Report", intent: "approve", order: 1 },
      { key: "confirmed", from: "look", to: "announce", name: "It is an incident", intent: "approve", order: 1 },
      {
        key: "none",
        from: "look",
        to: "none",
        name: "It is none",
        intent: "reject",
        order: 2,
        requireFields: false,
        confirmText: "The reporter is told that nothing is wrong.",
      },
      { key: "announced", from: "announce", to: "repair", name: "Announced", order: 1 },
      { key: "repaired", from: "repair", to: "watch", name: "Repaired", intent: "approve", order: 1 },
      { key: "quiet", from: "watch", to: "confirm", name: "Quiet", order: 1 },
      { key: "over", from: "confirm", to: "end", name: "It is over", intent: "approve", order: 1 },
      {
        key: "again",
        from: "confirm",
        to: "look",
        name: "It is back",
        intent: "reject",
        order: 2,
        requireFields: false,
      },
      {
        key: "silence",
        from: "confirm",
        to: "end",
        name: "No complaint",
        order: 3,
        timer: { afterSeconds: 27 * HOUR, calendarId: officeHours },
      },
    ],
    form: {
      fields: [
        {
          key: "service",
          type: "select",
          label: "Service",
          order: 30,
          width: 6,
          choices: [
            { key: "shop", label: "Shop" },
            { key: "payments", label: "Payments" },
            { key: "mail", label: "Mail" },
            { key: "vpn", label: "VPN" },
          ],
        },
        {
          key: "severity",
          type: "radio",
          label: "How bad",
          order: 31,
          width: 6,
          choices: [
            { key: "minor", label: "A nuisance" },
            { key: "major", label: "Work stops for some" },
            { key: "critical", label: "Everything stands still" },
          ],
        },
        { key: "since", type: "date-time", label: "Since", order: 32, width: 6 },
        { key: "description", type: "long-text", label: "What happens", order: 33 },
        { key: "notice", type: "link", label: "On the status page", order: 34, width: 6 },
        { key: "cause", type: "long-text", label: "Cause and repair", order: 35 },
      ],
    },
    settings: { viewFields: ["title", ...FIELDS, "notice", "cause"], serialPrefix: "inc" },
  };
}
