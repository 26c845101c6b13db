import { z } from "zod";
import type { TranslationScope } from "../../expression/context";
import { translateCondition } from "../../expression/translate-condition";
import type { TransitionRow } from "../file/installation";
import type { Notes } from "../note";
import { readArray } from "./json-column";

const LONGEST_CONDITION = 10_000;

const Branch = z.object({
  expression: z.union([z.string(), z.number(), z.boolean()]).transform(String),
  target_state_id: z.union([z.number(), z.string()]).transform(Number),
});

export type Branch = { condition: string; targetStateId: number };

/** Where a transition leads under which condition, in the order they are asked; none when it always leads to one place. */
export function toBranches(row: TransitionRow, scope: TranslationScope, notes: Notes): Branch[] {
  if (row.condition_expression.trim() === "") {
    notes.add("json_unreadable", { column: "condition_expression", owner: row.name });
    return [];
  }
  const quiet = notes.list.length;
  const list = readArray({ text: row.condition_expression, column: "condition_expression", owner: row.name }, notes);
  const parsed = list === null ? null : z.array(Branch).safeParse(list);
  if (parsed === null || !parsed.success) {
    notes.list.length = quiet;
    notes.add("conditions_unreadable", { transition: row.name, text: row.condition_expression.slice(0, 200) });
    return [];
  }
  return parsed.data.map(({ expression, target_state_id }) => ({
    condition: toCondition(expression, row, scope, notes),
    targetStateId: target_state_id,
  }));
}

function toCondition(expression: string, row: TransitionRow, scope: TranslationScope, notes: Notes): string {
  const translation = translateCondition(expression, scope);
  const about = { transition: row.name, expression: expression.slice(0, 200) };
  if (!translation.ok) {
    notes.add("condition_untranslated", { ...about, reason: translation.reason.code, part: translation.reason.part });
    return untranslated(expression);
  }
  for (const { code, part } of translation.cautions) notes.add("condition_changed", { ...about, reason: code, part });
  if (translation.condition.length <= LONGEST_CONDITION) return translation.condition;
  notes.add("condition_untranslated", { ...about, reason: "too_long", part: "" });
  return untranslated(expression);
}

/** Keeps the text where the designer finds it, as a condition that no version can be published with. */
function untranslated(expression: string): string {
  return `untranslated(${JSON.stringify(expression.slice(0, 2000))})`;
}
