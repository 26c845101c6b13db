"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useNames } from "../../store/use-designer";
import { type Entry, EntrySearch } from "./entry-search";

type Props = {
  label: string;
  help?: string;
  roleIds: readonly number[];
  onChange: (roleIds: number[]) => void;
};

/** Roles of the flow, of which all are known by name. */
export function RolesSetting({ label, help = "", roleIds, onChange }: Props) {
  const t = useTranslations("inspector.people");
  const { roles } = useNames();
  const search = useCallback(
    async (text: string): Promise<readonly Entry[]> => {
      const wanted = text.toLocaleLowerCase();
      return roles
        .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
        .slice(0, 50)
        .map(({ id, name }) => ({ id, name, note: "" }));
    },
    [roles],
  );
  return (
    <EntrySearch
      label={label}
      help={help}
      placeholder={t("searchRoles")}
      nothingFound={t("noRole")}
      chosen={roleIds.map((id) => ({
        id,
        name: roles.find((role) => role.id === id)?.name ?? t("unknownRole"),
        note: "",
      }))}
      search={search}
      onChoose={(entries) => onChange(entries.map(({ id }) => id))}
    />
  );
}
