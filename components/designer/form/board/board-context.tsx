"use client";

import { I18nProvider } from "@heroui/react/rac";
import { useLocale, useTimeZone } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Department } from "@/components/forms/department";
import type { Person } from "@/components/forms/person";
import { TicketFormContext } from "@/components/forms/state/ticket-form-context";
import { useFormNames } from "@/components/forms/state/use-form-names";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import { useLearnNames, useNames } from "../../store/use-designer";

const offerNothing = async () => [];

/** What the inputs of a ticket's form need to stand outside of one. */
export function BoardContext({ children }: { children: ReactNode }) {
  const timeZone = useTimeZone() ?? "UTC";
  const { people, departments } = useNames();
  const known = useMemo(
    () => ({ people: Object.values(people), departments: Object.values(departments), files: {} }),
    [people, departments],
  );
  const names = useFormNames(known);
  const learn = useLearnNames();
  const context = useMemo(
    () => ({
      ...names,
      remember: (found: readonly Person[]) => learn({ people: found }),
      rememberDepartment: (found: Department) => learn({ departments: [found] }),
      timeZone,
      searchPeople: searchPeopleAction,
      searchDepartments: searchDepartmentsAction,
      loadOptions: offerNothing,
      uploadFile: null,
      cellProblemOf: () => undefined,
    }),
    [names, learn, timeZone],
  );
  return (
    <I18nProvider locale={useLocale()}>
      <TicketFormContext value={context}>{children}</TicketFormContext>
    </I18nProvider>
  );
}
