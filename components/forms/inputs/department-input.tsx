import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Department } from "../department";
import { useTicketFormContext } from "../state/ticket-form-context";
import type { InputProps } from "./input-props";
import { OptionSearch, type SearchOption } from "./search/option-search";

export function DepartmentInput({ value, onChange, ...props }: InputProps) {
  const t = useTranslations("forms");
  const { departmentOf, rememberDepartment, searchDepartments } = useTicketFormContext();
  const search = useCallback(
    async (text: string) => (await searchDepartments(text)).map(toOption),
    [searchDepartments],
  );
  return (
    <OptionSearch
      {...props}
      chosen={typeof value === "number" ? toOption(departmentOf(value)) : null}
      search={search}
      words={{
        placeholder: t("searchDepartments"),
        show: t("showDepartments"),
        searching: t("searching"),
        nothingFound: t("noDepartmentFound"),
        failed: t("searchFailed"),
      }}
      onChoose={(option) => {
        if (option !== null) rememberDepartment({ id: Number(option.id), name: option.name, path: option.note });
        onChange(option === null ? null : Number(option.id));
      }}
    />
  );
}

function toOption({ id, name, path = "" }: Department): SearchOption {
  return { id: String(id), name, note: path };
}
