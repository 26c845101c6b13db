import type { FlowDefinitionInput } from "@/lib/flows/definition";

/** Release: every change gets a ticket of its own; when all have ended, everybody who answers for it says go. */
export function releaseFlow(ids: { changeFlow: number; deciders: number[] }): FlowDefinitionInput {
  const shown = { title: "read", release: "read", release_on: "read", changes: "read" } as const;
  const asked = { title: "required", release: "required", release_on: "required", changes: "required" } as const;
  return {
    format: 1,
    nodes: [
      { key: "start", name: "Plan", type: "start", order: 1, fields: asked },
      {
        key: "changes",
        name: "Changes",
        type: "child",
        order: 2,
        children: {
          kind: "create",
          flowId: ids.changeFlow,
          perRowOf: "changes",
          values: {
            release: { kind: "field", fieldKey: "release" },
            component: { kind: "column", columnKey: "component" },
            owner: { kind: "column", columnKey: "owner" },
            note: { kind: "column", columnKey: "note" },
          },
        },
      },
      {
        key: "go",
        name: "Go or no go",
        type: "task",
        order: 3,
        who: [{ kind: "users", userIds: ids.deciders }],
        sharing: "all",
        signing: { reject: { kind: "all-answered" } },
        maySendBack: true,
        fields: shown,
      },
      { key: "end", name: "Released", type: "end", order: 4 },
      { key: "stopped", name: "Stopped", type: "end", order: 5 },
    ],
    transitions: [
      { key: "submit", from: "start", to: "changes", name: "Start", intent: "approve", order: 1 },
      { key: "changed", from: "changes", to: "go", name: "All changes done", order: 1 },
      { key: "release", from: "go", to: "end", name: "Go", intent: "approve", order: 1 },
      { key: "stop", from: "go", to: "stopped", name: "No go", intent: "reject", order: 2, requireFields: false },
    ],
    form: {
      fields: [
        { key: "release", type: "text", label: "Release", order: 30, width: 6, placeholder: "2026.12" },
        { key: "release_on", type: "date", label: "Planned for", order: 31, width: 6 },
        {
          key: "changes",
          type: "table",
          label: "Changes",
          order: 32,
          minRows: 1,
          columns: [
            { key: "component", type: "text", label: "Component", isRequired: true },
            { key: "owner", type: "person", label: "Owner", isRequired: true },
            { key: "note", type: "text", label: "What changes" },
          ],
        },
      ],
    },
    settings: { viewFields: ["title", "release", "release_on", "changes"], serialPrefix: "rel" },
  };
}

/** A change of a release: its owner makes it, whoever planned the release looks at it. */
export function changeFlow(): FlowDefinitionInput {
  const shown = { title: "read", release: "read", component: "read", owner: "read", note: "read" } as const;
  return {
    format: 1,
    nodes: [
      {
        key: "start",
        name: "Change",
        type: "start",
        order: 1,
        fields: { release: "edit", component: "required", owner: "required", note: "edit" },
      },
      {
        key: "make",
        name: "Making it",
        type: "task",
        order: 2,
        who: [{ kind: "field", fieldKey: "owner" }],
        fields: { ...shown, result: "edit" },
      },
      {
        key: "check",
        name: "Check",
        type: "task",
        order: 3,
        who: [{ kind: "requester" }],
        maySendBack: true,
        fields: { ...shown, result: "read" },
      },
      { key: "end", name: "Done", type: "end", order: 4 },
      { key: "left-out", name: "Left out", type: "end", order: 5 },
    ],
    transitions: [
      { key: "submit", from: "start", to: "make", name: "Submit", intent: "approve", order: 1 },
      { key: "made", from: "make", to: "check", name: "Done", intent: "approve", order: 1 },
      { key: "leave-out", from: "make", to: "left-out", name: "Leave it out", intent: "reject", order: 2 },
      { key: "checked", from: "check", to: "end", name: "Good", intent: "approve", order: 1 },
    ],
    form: {
      fields: [
        { key: "release", type: "text", label: "Release", order: 30, width: 4 },
        { key: "component", type: "text", label: "Component", order: 31, width: 4 },
        { key: "owner", type: "person", label: "Owner", order: 32, width: 4 },
        { key: "note", type: "text", label: "What changes", order: 33 },
        { key: "result", type: "long-text", label: "What was done", order: 34 },
      ],
    },
    settings: {
      viewFields: ["title", "release", "component", "owner", "note", "result"],
      titleTemplate: "{{ form.component }} for {{ form.release }}",
      serialPrefix: "chg",
    },
  };
}
