import type { FormField } from "@/lib/forms/form-definition";
import type { Expression } from "./python/syntax";
import type { Remark } from "./untranslatable";

/** What the names in a condition mean. */
export type TranslationScope = {
  /** The form's fields by the key that conditions call them. */
  fields: ReadonlyMap<string, FormField>;
  userIds: ReadonlyMap<string, number>;
  /** Of the clock that written dates and times are on. */
  timeZone: string;
};

/** Keys below `expression.` in the catalogues `messages/import.*`; the condition was translated all the same. */
export const CAUTIONS = [
  "never_equal",
  "unknown_person_named",
  "part_of_a_name",
  "may_divide_by_zero",
  "time_zone",
] as const;
export type Caution = Remark<(typeof CAUTIONS)[number]>;

export type Context = TranslationScope & { source: string; cautions: Caution[] };

export const partOf = ({ source }: Context, { start, end }: Expression) => source.slice(start, end);

export function caution(context: Context, code: Caution["code"], part: string): void {
  if (!context.cautions.some((known) => known.code === code && known.part === part)) {
    context.cautions.push({ code, part });
  }
}
