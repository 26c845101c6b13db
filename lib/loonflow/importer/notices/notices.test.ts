import { expect, test } from "vitest";
import { Installation } from "../file/installation";
import { Notes } from "../note";
import { toChannels } from "./channels";
import { toLiquid } from "./template";

const fields = new Map([
  ["days", "days"],
  ["old name", "old_name"],
]);

test.each([
  ["你有一个待办工单:{title}", "你有一个待办工单:{{ ticket.title }}", []],
  ["{sn}: {days} ({state_id})", "{{ ticket.serial }}: {{ fields.days }} ({{ node.name }})", []],
  ["{creator} {participant}", "{{ requester.username }} {{ assignees }}", []],
  ["{old name}{days:>3}", "{{ fields.old_name }}{{ fields.days }}", []],
  ["a {{b}} {", 'a {{ "{" }}b{{ "}" }} {{ "{" }}', []],
  ["{nothing} {__class__} {title}", "  {{ ticket.title }}", ["nothing", "__class__"]],
  ["{% raw %}", '{{ "{" }}% raw %{{ "}" }}', ["% raw %"]],
  ["", "", []],
] as const)("%j becomes %j", (template, liquid, unknown) => {
  const converted = toLiquid(template, fields);
  if (template === "{% raw %}") expect(converted).toEqual({ liquid: "", unknown: ["% raw %"] });
  else expect(converted).toEqual({ liquid, unknown });
});

function channelsOf(notices: object[], script_sources: Record<string, string> = {}) {
  const notes = new Notes();
  const installation = Installation.parse({ users: [], app_tokens: [], workflows: [], notices, script_sources });
  return { channels: toChannels(installation, notes), codes: notes.list.map(({ code }) => code) };
}

test("a notice that calls becomes a signed call, one that runs a script a script that rests", () => {
  const { channels, codes } = channelsOf(
    [
      { id: 1, name: "Chat", hook_url: "https://chat.example.org/in", hook_token: "t0ken", title_template: "{title}" },
      { id: 2, name: "chat", script: "notice_script/a.py" },
    ],
    { "notice_script/a.py": "print(title_result)" },
  );
  expect(channels).toMatchObject([
    { id: 1, name: "Chat", isActive: true, config: { kind: "webhook", secret: "t0ken", format: "loonflow" } },
    { id: 2, name: "chat #2", isActive: false, config: { kind: "script", language: "python" } },
  ]);
  expect(codes).toEqual(["notice_call_kept", "notice_script_kept"]);
});

test.each([
  { id: 1, name: "Gone", script: "not there" },
  { id: 1, name: "No address", hook_url: "chat" },
  { id: 1, name: "Another scheme", hook_url: "file:///etc/passwd" },
  { id: 1, name: "Nothing" },
])("%j is left behind, and said so", (notice) => {
  expect(channelsOf([notice])).toEqual({ channels: [], codes: ["notice_left_behind"] });
});

test("a deleted notice is none", () => {
  expect(channelsOf([{ id: 1, name: "Gone", is_deleted: true }])).toEqual({ channels: [], codes: [] });
});
