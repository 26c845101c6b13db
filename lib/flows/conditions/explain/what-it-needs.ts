import type { ASTNode } from "@marcbachmann/cel-js";
import { type ConditionReach, valueExpression } from "@/lib/flows/conditions";
import type { FormDefinition, FormField } from "@/lib/forms/form-definition";
import { isComputed, ruleKeys } from "@/lib/forms/rules";

export type Needs = {
  /** Those that people fill in; in the place of a computed one, what it follows from. In the order of the form. */
  fields: readonly FormField[];
  title: boolean;
  requester: boolean;
  roles: boolean;
  departments: boolean;
};

const NOTHING: Needs = { fields: [], title: false, requester: false, roles: false, departments: false };

/** What must be known to try a condition or an expression; nothing for one that cannot be understood. */
export function whatItNeeds(form: FormDefinition, source: string, reach: ConditionReach): Needs {
  const compiled = valueExpression(form, source, { reach });
  if ("problem" in compiled) return NOTHING;
  const keys = new Set<string>();
  for (const { key } of compiled.fields) follow(form, key, keys);
  const paths = new Set(pathsIn(compiled.run.ast));
  return {
    fields: form.fields.filter((field) => keys.has(field.key) && !isComputed(field)),
    title: paths.has("ticket.title"),
    requester: paths.has("requester.id"),
    roles: paths.has("requester.roles"),
    departments: paths.has("requester.departments"),
  };
}

function follow(form: FormDefinition, key: string, keys: Set<string>): void {
  if (keys.has(key)) return;
  keys.add(key);
  const field = form.fields.find((candidate) => candidate.key === key);
  if (field !== undefined && isComputed(field)) {
    for (const needed of ruleKeys(form, field, "expression")) follow(form, needed, keys);
  }
}

/** `ticket.title` and the like, however they are spelled. */
function pathsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(pathsIn);
  if (typeof node !== "object" || node === null || !("op" in node)) return [];
  const { op, args } = node as ASTNode;
  if (op !== "." && op !== "[]") return pathsIn(args);
  const [target, index] = args;
  const name = typeof index === "string" ? index : index.op === "value" ? index.args : null;
  return target.op === "id" && typeof name === "string" ? [`${target.args}.${name}`] : pathsIn(args);
}
