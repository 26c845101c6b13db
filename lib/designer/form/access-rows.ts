import { type FlowDefinition, fieldsOf, isPassedThrough } from "@/lib/flows/definition";
import type { FieldAccess, FormField } from "@/lib/forms/form-definition";
import { isFilledIn } from "@/lib/forms/values";

export type Right = FieldAccess[string] | null;

export const RIGHTS = [null, "read", "edit", "required"] as const satisfies readonly Right[];

/** A node, or whoever may look at the ticket without having to do with it, and what the fields are to them. */
export type AccessRow = {
  nodeKey: string | null;
  name: string;
  /** `fill`: no person is asked there, what comes from elsewhere fills fields in. */
  kind: "people" | "fill" | "viewers";
  /** What all of the fields are there; `mixed` when they differ. */
  right: Right | "mixed";
  choices: readonly Right[];
};

const FILLING = ["hook", "script", "child"];

/**
 * Who sees some fields, by node in the order of the flow, and last who may only look at the ticket.
 *
 * @param fields `title` is the title of the ticket.
 */
export function accessRows({ nodes, settings }: FlowDefinition, fields: readonly FormField[] | "title"): AccessRow[] {
  const keys = fields === "title" ? ["title"] : fields.map(({ key }) => key);
  const mayBeFilled = fields === "title" || fields.some(isFilledIn);
  const shared = (rights: readonly Right[]): Right | "mixed" =>
    rights.every((right) => right === rights[0]) ? (rights[0] ?? null) : "mixed";
  const rows = nodes
    .filter((node) => "fields" in node && !isPassedThrough(node))
    .sort((a, b) => a.order - b.order)
    .map((node): AccessRow => {
      const kind = FILLING.includes(node.type) ? "fill" : "people";
      const rights = keys.map((key): Right => fieldsOf(node)[key] ?? null);
      const choices: readonly Right[] = kind === "fill" ? [null, "read", "edit"] : RIGHTS;
      const isWritten = mayBeFilled && node.type !== "end";
      return {
        nodeKey: node.key,
        name: node.name,
        kind,
        right: shared(rights),
        choices: isWritten ? choices : [null, "read"],
      };
    });
  const viewed = keys.map((key): Right => (settings.viewFields.includes(key) ? "read" : null));
  return [...rows, { nodeKey: null, name: "", kind: "viewers", right: shared(viewed), choices: [null, "read"] }];
}

/** The right a field can have where another is wanted: what nobody fills in can only be read. */
export function rightFor(field: FormField | "title", right: Right): Right {
  return right === null || field === "title" || isFilledIn(field) ? right : "read";
}
