"use client";

import { useTranslations } from "next-intl";
import { searchDepartmentsAction } from "@/lib/directory/actions";
import { useLearnNames, useNames } from "../../store/use-designer";
import { type Entry, EntrySearch } from "./entry-search";

type Props = {
  label: string;
  help?: string;
  departmentIds: readonly number[];
  onChange: (departmentIds: number[]) => void;
};

/** Departments of the flow, found by name. */
export function DepartmentsSetting({ label, help = "", departmentIds, onChange }: Props) {
  const t = useTranslations("inspector.people");
  const { departments } = useNames();
  const learn = useLearnNames();
  const chosen = departmentIds.map((id): Entry => {
    const known = departments[id];
    return { id, name: known?.name ?? t("unknownDepartment"), note: known?.path ?? "" };
  });
  return (
    <EntrySearch
      label={label}
      help={help}
      placeholder={t("searchDepartments")}
      nothingFound={t("noDepartment")}
      chosen={chosen}
      search={findDepartments}
      onChoose={(entries) => {
        const found = entries.filter(({ id }) => !departmentIds.includes(id));
        learn({ departments: found.map(({ id, name, note }) => ({ id, name, path: note })) });
        onChange(entries.map(({ id }) => id));
      }}
    />
  );
}

async function findDepartments(text: string): Promise<readonly Entry[]> {
  const found = await searchDepartmentsAction(text);
  return found.map(({ id, name, path }) => ({ id, name, note: path }));
}
