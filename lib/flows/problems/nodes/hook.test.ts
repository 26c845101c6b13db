import { expect, test } from "vitest";
import { HookNode } from "../../definition";
import { hookProblems } from "./hook";

function problems(
  hook: Record<string, unknown>,
  fields: Record<string, string> = { days: "edit", note: "read" },
): string[] {
  const node = HookNode.parse({
    key: "call",
    name: "Call",
    type: "hook",
    fields,
    hook: { url: "https://stock.example/orders", ...hook },
  });
  return hookProblems(node).map(({ code, params }) => {
    const about = params.header ?? params.field ?? params.variable;
    return about === undefined ? code : `${code} ${about}`;
  });
}

test("a call that can be made has none", () => {
  expect(problems({})).toEqual([]);
  const body = `{"days": {{ form.days }}, "note": {{ ticket.fields.note | json }}, "who": "{{ requester.name }}",
    "back": "{{ callbackUrl }}", "all": {{ ticket | json }}}`;
  const headers = [{ name: "Authorization", value: "Bearer {{ extra.key }}" }];
  expect(problems({ body, headers, waitsForCallback: true, fill: { days: "result.days" } })).toEqual([]);
});

test.each([
  ["Host", "standard-webhooks"],
  ["content-length", "standard-webhooks"],
  ["Proxy-Authorization", "standard-webhooks"],
  ["Webhook-Signature", "standard-webhooks"],
  ["Signature", "loonflow"],
  ["timestamp", "loonflow"],
])("%s is not the caller's to set", (name, signature) => {
  expect(problems({ signature, headers: [{ name, value: "x" }] })).toEqual([`hook_header_reserved ${name}`]);
});

test("where the signature is another, its headers are free", () => {
  expect(problems({ headers: [{ name: "timestamp", value: "x" }] })).toEqual([]);
});

test("an answer fills only what the node may edit", () => {
  const fill = { days: "a", note: "b", title: "c", nothing: "d" };
  expect(problems({ fill }, { days: "required", note: "read", title: "edit" })).toEqual([
    "hook_fill_not_editable note",
    "hook_fill_not_editable title",
    "hook_fill_not_editable nothing",
  ]);
});

test("what a template asks in vain is told, each once", () => {
  const body = '{"a": {{ form.secret }}, "b": {{ ticket.fields.secret }}, "c": {{ form.secret }}, "d": {{ days }}}';
  expect(problems({ body })).toEqual([
    "hook_variable_unknown form.secret",
    "hook_variable_unknown ticket.fields.secret",
    "hook_variable_unknown days",
  ]);
});

test("a body that is announced as JSON should be JSON", () => {
  expect(problems({ body: "days={{ form.days }}" })).toEqual(["hook_body_not_json"]);
  expect(problems({ body: '{"days": {{ form.days }},}' })).toEqual(["hook_body_not_json"]);
  const headers = [{ name: "Content-Type", value: "application/x-www-form-urlencoded" }];
  expect(problems({ body: "days={{ form.days }}", headers })).toEqual([]);
  expect(problems({ body: "anything", method: "GET" })).toEqual([]);
});

test("who is to call back has to be told where", () => {
  const body = '{"days": {{ form.days }}}';
  expect(problems({ body, waitsForCallback: true })).toEqual(["hook_callback_untold"]);
  expect(problems({ body, waitsForCallback: true, signature: "loonflow" })).toEqual([]);
  expect(problems({ waitsForCallback: true })).toEqual([]);
  const url = "https://stock.example/orders?back={{ callbackUrl | url_encode }}";
  expect(problems({ body, url, waitsForCallback: true })).toEqual([]);
});
