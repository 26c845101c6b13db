"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { WhoRule } from "@/lib/flows/who";
import { useDefinition, useNames } from "../../store/use-designer";

/** Whom a rule names, in words. */
export function useWhoWords(): (rule: WhoRule) => string {
  const t = useTranslations("inspector.people");
  const format = useFormatter();
  const { nodes, form } = useDefinition();
  const names = useNames();
  const list = (found: readonly string[]) => format.list(found, { type: "disjunction" });
  const labelOf = (key: string) => form.fields.find((field) => field.key === key)?.label ?? t("unknownField");
  return (rule) => {
    switch (rule.kind) {
      case "users":
        return list(rule.userIds.map((id) => names.people[id]?.name ?? t("unknownPerson")));
      case "departments":
        return list(rule.departmentIds.map((id) => names.departments[id]?.name ?? t("unknownDepartment")));
      case "roles":
        return list(rule.roleIds.map((id) => names.roles.find((role) => role.id === id)?.name ?? t("unknownRole")));
      case "requester":
        return t("words.requester");
      case "leader":
        return t("words.leader", { levels: rule.levels });
      case "field":
        return t("words.field", { field: labelOf(rule.fieldKey) });
      case "parent-field":
        return t("words.parentField", { field: rule.fieldKey });
      case "handler":
        return t("words.handler", { node: nodes.find(({ key }) => key === rule.nodeKey)?.name ?? t("unknownNode") });
      case "external":
        return t("words.external", { host: URL.canParse(rule.url) ? new URL(rule.url).host : rule.url });
    }
  };
}
