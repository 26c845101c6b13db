import type { CreationRule } from "@/lib/flows/definition";
import { toPythonJson } from "../protocol/python-json";
import type { WireValue } from "../protocol/wire-value";
import type { NameIndex } from "./name-index";

const LEVELS = { requester: 1, everyone: 2 } as const;

/** A creation rule as the JSON text callers know. */
export function limitExpression(rule: CreationRule, names: NameIndex): string {
  const expression: Record<string, WireValue> = {};
  if (rule.limit !== null) {
    const { hours, count, per } = rule.limit;
    Object.assign(expression, { period: hours, count, level: LEVELS[per] });
  }
  if (rule.userIds !== null) {
    expression.allow_persons = rule.userIds.map((id) => names.users.get(id)?.username ?? String(id)).join(",");
  }
  if (rule.departmentIds !== null) expression.allow_depts = rule.departmentIds.join(",");
  if (rule.roleIds !== null) expression.allow_roles = rule.roleIds.join(",");
  return toPythonJson(expression);
}
