import type { ConditionScope } from "@/lib/engine/flow/compile";
import { type FormDefinition, type Json, valueAt } from "@/lib/forms/form-definition";
import { rowsOf, totalsOf } from "@/lib/forms/kinds/table-value";
import type { Subject } from "./subject";

/** What a subject is on a ticket, as it is stored; null where nobody filled it in. */
export function subjectValue(form: FormDefinition, subject: Subject, scope: ConditionScope): Json {
  switch (subject.of) {
    case "title":
      return scope.title;
    case "requester":
      return scope.requester;
    case "roles":
      return groupIds(scope, "role");
    case "departments":
      return groupIds(scope, "department");
  }
  const value = valueAt(scope.values, subject.key);
  switch (subject.of) {
    case "field":
      return value;
    case "count":
      return Array.isArray(value) ? value.length : null;
    case "rows":
      return rowsOf(value).length;
    case "level":
      return Array.isArray(value) ? (value[subject.level] ?? null) : null;
    case "total": {
      const columns = form.fields.find(({ key }) => key === subject.key)?.columns ?? [];
      return totalsOf(columns, rowsOf(value)).get(subject.column) ?? null;
    }
  }
}

function groupIds({ requesterGroups }: ConditionScope, type: "role" | "department"): number[] {
  return requesterGroups.flatMap((group) => (group.type === type ? [Number(group.id)] : []));
}
