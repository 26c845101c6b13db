"use client";

import { I18nProvider } from "@heroui/react/rac";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import type { BuiltInKey } from "@/lib/forms/form-definition";
import { EditField } from "./edit-field";
import { type FieldRun, fieldRuns } from "./field-runs";
import type { Person, SearchPeople } from "./person";
import { ReadList } from "./read-list";
import { TicketFormContext } from "./ticket-form-context";
import { UnsavedGuard } from "./unsaved-guard";
import type { TicketFormHandle } from "./use-ticket-form";

type Props = {
  form: TicketFormHandle;
  /** Everyone in the values. */
  people: readonly Person[];
  searchPeople: SearchPeople;
  /** What to show for built-in keys; one that is visible but absent here is shown elsewhere on the page. */
  builtIns?: Partial<Record<BuiltInKey, ReactNode>>;
};

/** The fields of a ticket as this person may see them: some to read, some to fill in, in one grid. */
export function TicketForm({ form, people, searchPeople, builtIns = {} }: Props) {
  const t = useTranslations("forms");
  const { element, fields, timeZone, summary, strays } = form.inner;
  const directory = useDirectory(people);
  const context = useMemo(() => ({ ...directory, timeZone, searchPeople }), [directory, timeZone, searchPeople]);
  return (
    <I18nProvider locale={useLocale()}>
      <TicketFormContext value={context}>
        <form
          ref={element}
          noValidate
          aria-label={t("label")}
          className="@container flex flex-col gap-4"
          onSubmit={(event) => event.preventDefault()}
        >
          <p role="alert" className="sr-only">
            {summary}
          </p>
          {strays.length > 0 && <FormAlert>{strays.join(" ")}</FormAlert>}
          <div className="grid grid-cols-12 gap-x-4 gap-y-5">
            {fieldRuns(fields, builtIns).map((run) => (
              <Run key={run.fields[0]?.key} run={run} form={form} builtIns={builtIns} />
            ))}
          </div>
        </form>
        <UnsavedGuard isActive={form.isDirty} />
      </TicketFormContext>
    </I18nProvider>
  );
}

type RunProps = { run: FieldRun; form: TicketFormHandle; builtIns: NonNullable<Props["builtIns"]> };

function Run({ run, form, builtIns }: RunProps) {
  const { values, title, control, clearProblem } = form.inner;
  if (run.kind === "read") return <ReadList fields={run.fields} values={values} builtIns={{ title, ...builtIns }} />;
  return run.fields.map((field) => (
    <EditField key={field.key} visible={field} control={control} onEdit={clearProblem} />
  ));
}

function useDirectory(people: readonly Person[]) {
  const t = useTranslations("forms");
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  return useMemo(() => {
    const byId = new Map([...people, ...chosen].map((person) => [person.id, person]));
    return {
      personOf: (id: number) => byId.get(id) ?? { id, name: t("unknownPerson", { id: String(id) }), username: "" },
      remember: (more: readonly Person[]) => setChosen((before) => [...before, ...more]),
    };
  }, [people, chosen, t]);
}
