import type { SubjectKind } from "@/lib/flows/conditions/tree/subject";

const TIMES: readonly SubjectKind[] = ["date", "time", "moment"];

/** How operators are said of a subject; an argument of `conditions.operators` and `conditions.why`. */
export function operatorKind(kind: SubjectKind | null): string {
  if (kind === null) return "other";
  return TIMES.includes(kind) ? "time" : kind;
}
