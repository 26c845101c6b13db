import type { CompletionSource } from "@codemirror/autocomplete";
import type { FieldAccess, FormDefinition } from "@/lib/forms/form-definition";

const TICKET_MEMBERS = ["id", "serial", "title", "status", "flow", "requester", "nodes", "createdAt", "url", "fields"];
const FIELD = /\bticket(?:\.fields|\[["']fields["']\])(?:\.|\[["'])([\p{L}\p{N}_]*)$/u;
const MEMBER = /\bticket(?:\.|\[["'])([A-Za-z]*)$/;
const GIVEN = /(?:return\s*\{|fields\[["']|["'{,]\s*)([A-Za-z_]\w*)$/;
const WORD = /(?:^|[^\w.])([a-z]\w*)$/;

type Fields = { form: FormDefinition; access: FieldAccess; language: "javascript" | "python" };

/** What a script can look at and fill in; the words of the language come from the editor itself. */
export function scriptCompletion({ form, access, language }: Fields): CompletionSource {
  const seen = form.fields.filter(({ key }) => Object.hasOwn(access, key));
  const filled = seen.filter(({ key }) => access[key] !== "read");
  const pathOf = (key: string) => (language === "python" ? `ticket["fields"]["${key}"]` : `ticket.fields.${key}`);
  const optionOf = ({ key, label }: { key: string; label: string }) => ({ label: key, detail: label });
  return (context) => {
    const { number, from } = context.state.doc.lineAt(context.pos);
    const before = context.state.sliceDoc(number > 1 ? context.state.doc.line(number - 1).from : from, context.pos);
    const answer = (typed: string, options: readonly { label: string; detail?: string }[]) => ({
      from: context.pos - typed.length,
      options,
      validFor: /^[\p{L}\p{N}_]*$/u,
    });
    const field = FIELD.exec(before);
    if (field !== null) return answer(field[1] ?? "", seen.map(optionOf));
    const member = MEMBER.exec(before);
    if (member !== null)
      return answer(
        member[1] ?? "",
        TICKET_MEMBERS.map((label) => ({ label })),
      );
    const given = GIVEN.exec(before);
    if (given !== null && filled.length > 0) return answer(given[1] ?? "", filled.map(optionOf));
    const word = WORD.exec(before);
    const typed = word?.[1] ?? "";
    if (typed === "" && !context.explicit) return null;
    return answer(typed, [
      { label: "ticket" },
      { label: "action" },
      ...seen.map(({ key, label }) => ({ label: pathOf(key), detail: label })),
    ]);
  };
}
