import { z } from "zod";
import { type FlowDefinition, fieldsOf } from "@/lib/flows/definition";
import { FormField } from "@/lib/forms/form-definition";
import type { AccessCell, Edit } from "../edits/edit";
import type { Place } from "./grid/placing";
import { inFormOrder } from "./grid/rows";
import { addingField, freeFieldKey } from "./new-field";

const Copied = z.object({ skein: z.literal("fields"), fields: z.array(FormField).min(1).max(500) });

/** Fields as a text for the clipboard, which another flow can take too. */
export function toClipboard(fields: readonly FormField[]): string {
  return JSON.stringify({ skein: "fields", fields: inFormOrder(fields) });
}

/** The fields in a text of the clipboard; none where it holds something else. */
export function fromClipboard(text: string): FormField[] {
  if (!text.startsWith('{"skein":"fields"')) return [];
  try {
    return Copied.parse(JSON.parse(text)).fields;
  } catch {
    return [];
  }
}

/** Copies under keys that are free, one behind the other; their rules go on speaking of the fields they spoke of. */
export function copiesOf(definition: FlowDefinition, fields: readonly FormField[]): FormField[] {
  const taken = new Set(definition.form.fields.map(({ key }) => key));
  return fields.map((field) => {
    const key = freeFieldKey(field.key, taken);
    taken.add(key);
    return { ...field, key };
  });
}

/** What doubles fields: each copy stands behind the last of them, and people see it where they see the field. */
export function doubling(definition: FlowDefinition, keys: readonly string[]): { edits: Edit[]; keys: string[] } {
  const originals = inFormOrder(definition.form.fields).filter(({ key }) => keys.includes(key));
  const copies = copiesOf(definition, originals);
  const order = inFormOrder(definition.form.fields).map(({ key }) => key);
  const behind = order.indexOf(originals.at(-1)?.key ?? "") + 1;
  const cells = copies.flatMap((copy, index) =>
    definition.nodes.flatMap((node): AccessCell[] => {
      const access = fieldsOf(node)[originals[index]?.key ?? ""];
      return access === undefined ? [] : [{ nodeKey: node.key, fieldKey: copy.key, access }];
    }),
  );
  const added = copies.map((field, index): Edit => ({ type: "AddField", field, index: behind + index }));
  return { edits: [...added, { type: "SetAccess", cells }], keys: copies.map(({ key }) => key) };
}

/** What puts copied fields into a form, in a place and behind it, as new ones. */
export function pasting(
  definition: FlowDefinition,
  fields: readonly FormField[],
  place: Place,
): { edits: Edit[]; keys: string[] } {
  const copies = copiesOf(definition, fields);
  const known = new Set(inFormOrder(definition.form.fields).map(({ key }) => key));
  const before = place.kind === "line" && place.before !== null && known.has(place.before) ? place.before : null;
  const at = before === null ? known.size : [...known].indexOf(before);
  const edits = copies.flatMap((field, index): Edit[] => {
    const [, , access] = addingField(definition, field, { kind: "line", before });
    return [{ type: "AddField", field, index: at + index }, ...(access === undefined ? [] : [access])];
  });
  return { edits, keys: copies.map(({ key }) => key) };
}
