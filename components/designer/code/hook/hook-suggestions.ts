import type { CompletionSource } from "@codemirror/autocomplete";
import type { FieldAccess, FormDefinition } from "@/lib/forms/form-definition";

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  ticket: ["id", "serial", "title", "status", "flow", "requester", "createdAt", "url", "fields"],
  requester: ["id", "username", "name"],
  flow: ["id", "name"],
  node: ["key", "name"],
};
const ROOTS = ["form", "ticket", "requester", "flow", "node", "extra", "callbackUrl"];
const FILTERS = ["json", "default", "date", "upcase", "downcase", "url_encode", "escape", "join", "size", "strip_html"];

const TAG = /\{[{%][^}%]*$/;
const FIELD = /\b(?:form|ticket\.fields)\.(\w*)$/;
const MEMBER = /\b(\w+)\.(\w*)$/;
const FILTER = /\|\s*(\w*)$/;
const WORD = /(?:^|[^\w.])(\w*)$/;

/** What can stand in a tag of a hook's templates; outside of tags nothing is proposed. */
export function hookCompletion(form: FormDefinition, access: FieldAccess): CompletionSource {
  const fields = form.fields
    .filter(({ key }) => Object.hasOwn(access, key))
    .map(({ key, label }) => ({ label: key, detail: label }));
  return (context) => {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 300), context.pos);
    const tag = TAG.exec(before)?.[0];
    if (tag === undefined) return null;
    const answer = (typed: string, options: readonly { label: string; detail?: string }[]) => ({
      from: context.pos - typed.length,
      options,
      validFor: /^\w*$/,
    });
    const named = (names: readonly string[]) => names.map((label) => ({ label }));
    const field = FIELD.exec(tag);
    if (field !== null) return answer(field[1] ?? "", fields);
    const member = MEMBER.exec(tag);
    if (member !== null) return answer(member[2] ?? "", named(MEMBERS[member[1] ?? ""] ?? []));
    const filter = FILTER.exec(tag);
    if (filter !== null) return answer(filter[1] ?? "", named(FILTERS));
    const typed = WORD.exec(tag)?.[1] ?? "";
    return answer(typed, [...fields.map(({ label, detail }) => ({ label: `form.${label}`, detail })), ...named(ROOTS)]);
  };
}
