"use client";

import { I18nProvider } from "@heroui/react/rac";
import { useLocale, useTimeZone } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Department } from "@/components/forms/department";
import type { Person } from "@/components/forms/person";
import { TicketFormContext } from "@/components/forms/state/ticket-form-context";
import { useFormNames } from "@/components/forms/state/use-form-names";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import type { ConditionNames, Learnt } from "../condition-names";

type Props = {
  names: Pick<ConditionNames, "people" | "departments">;
  onLearn?: ((learnt: Learnt) => void) | undefined;
  children: ReactNode;
};

const NO_FILES = {};
const noProblem = () => undefined;

/** Lets the inputs of forms stand outside of one: they find people and departments, and take no files. */
export function ValueContext({ names, onLearn, children }: Props) {
  const timeZone = useTimeZone() ?? "UTC";
  const people = useMemo(() => [...names.people].map(([id, name]) => ({ id, name, username: "" })), [names.people]);
  const departments = useMemo(() => [...names.departments].map(([id, name]) => ({ id, name })), [names.departments]);
  const known = useFormNames({ people, departments, files: NO_FILES });
  const context = useMemo(
    () => ({
      ...known,
      timeZone,
      remember: (found: readonly Person[]) => {
        known.remember(found);
        onLearn?.({ people: found });
      },
      rememberDepartment: (found: Department) => {
        known.rememberDepartment(found);
        onLearn?.({ departments: [found] });
      },
      searchPeople: searchPeopleAction,
      searchDepartments: searchDepartmentsAction,
      loadOptions: null,
      uploadFile: null,
      cellProblemOf: noProblem,
    }),
    [known, timeZone, onLearn],
  );
  return (
    <I18nProvider locale={useLocale()}>
      <TicketFormContext value={context}>{children}</TicketFormContext>
    </I18nProvider>
  );
}
