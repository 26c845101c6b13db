import type { CreationRule } from "@/lib/flows/definition";
import type { Json } from "@/lib/forms/form-definition";
import { type Directory, splitNames } from "../directory";
import type { WorkflowRow } from "../file/installation";
import { Notes } from "../note";
import { readObject } from "./json-column";

const EVERYONE_LEVEL = 2;

/** Who may file tickets, and how many. A rule that cannot be read lets nobody file, so the flow stays a draft. */
export function toCreationRule(workflow: WorkflowRow, directory: Directory, notes: Notes): CreationRule {
  const source = { text: workflow.limit_expression, column: "limit_expression", owner: workflow.name };
  if (workflow.limit_expression.trim() === "") {
    notes.add("json_unreadable", { column: source.column, owner: source.owner });
    return { userIds: null, departmentIds: null, roleIds: null, limit: null, condition: "" };
  }
  const rule = readObject(source, new Notes());
  if (rule === null) notes.add("limit_unreadable", { text: workflow.limit_expression.slice(0, 200) });
  const listed = (key: string, idOf: (name: string) => number | null) => {
    const names = splitNames(textOf(rule?.get(key)));
    if (names.length === 0) return null;
    const ids = names.map(idOf);
    const missing = names.filter((_, index) => ids[index] === null);
    if (missing.length > 0) notes.add("limit_names_missing", { names: missing.join(", ") });
    return [...new Set(ids.filter((id) => id !== null))];
  };
  const known = (ids: ReadonlySet<number>) => (name: string) => (ids.has(Number(name)) ? Number(name) : null);
  return {
    userIds: listed("allow_persons", (name) => directory.userIds.get(name) ?? null),
    departmentIds: listed("allow_depts", known(directory.departmentIds)),
    roleIds: listed("allow_roles", known(directory.roleIds)),
    limit: toLimit(rule ?? new Map(), notes),
    condition: "",
  };
}

function toLimit(rule: ReadonlyMap<string, Json>, notes: Notes): CreationRule["limit"] {
  if (!rule.has("count") && !rule.has("period")) return null;
  const [count, hours] = [numberOf(rule.get("count")), numberOf(rule.get("period"))];
  if (count !== null && hours !== null && Number.isInteger(count) && count >= 0 && hours > 0) {
    return { count, hours, per: numberOf(rule.get("level")) === EVERYONE_LEVEL ? "everyone" : "requester" };
  }
  notes.add("limit_frequency_unusable", { period: textOf(rule.get("period")), count: textOf(rule.get("count")) });
  return null;
}

const textOf = (value: Json | undefined) =>
  typeof value === "string" || typeof value === "number" ? String(value) : Array.isArray(value) ? value.join(",") : "";

function numberOf(value: Json | undefined): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
