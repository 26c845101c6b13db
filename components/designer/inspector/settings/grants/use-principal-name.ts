"use client";

import { useTranslations } from "next-intl";
import type { Principal } from "@/lib/designer/inspect/grant-list";
import { useNames } from "../../../store/use-designer";

/** What a person, department or role is called. */
export function usePrincipalName(): (principal: Principal) => string {
  const t = useTranslations("inspector.people");
  const { people, departments, roles } = useNames();
  return ({ principalType, principalId: id }) => {
    if (principalType === "user") return people[id]?.name ?? t("unknownPerson");
    if (principalType === "department") return departments[id]?.name ?? t("unknownDepartment");
    return roles.find((role) => role.id === id)?.name ?? t("unknownRole");
  };
}
