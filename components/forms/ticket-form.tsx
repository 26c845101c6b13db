"use client";

import { I18nProvider } from "@heroui/react/rac";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import type { BuiltInKey, FieldValues } from "@/lib/forms/form-definition";
import type { Department, SearchDepartments } from "./department";
import { EditField } from "./edit-field";
import { type FieldRun, fieldRuns } from "./field-runs";
import { LayoutElement } from "./layout-element";
import type { Person, SearchPeople } from "./person";
import { ReadList } from "./read/read-list";
import type { LoadOptions } from "./state/load-options";
import { TicketFormContext } from "./state/ticket-form-context";
import type { UploadedFile } from "./state/uploaded-file";
import { useFormNames } from "./state/use-form-names";
import { useLiveFields } from "./state/use-live-fields";
import type { TicketFormHandle } from "./state/use-ticket-form";
import { UnsavedGuard } from "./unsaved-guard";

type Props = {
  form: TicketFormHandle;
  /** Everyone in the values. */
  people: readonly Person[];
  searchPeople: SearchPeople;
  /** Every department in the values. */
  departments?: readonly Department[];
  searchDepartments?: SearchDepartments;
  /** Every attachment in the values, by id; one that is absent is shown by what is stored. */
  files?: Readonly<Record<string, UploadedFile>>;
  /** Asks other systems for the options of external fields; without it those fields say that they cannot be filled in. */
  loadOptions?: LoadOptions | null;
  /** What to show for built-in keys; one that is visible but absent here is shown elsewhere on the page. */
  builtIns?: Partial<Record<BuiltInKey, ReactNode>>;
  /** Nobody asks before what was written is lost: the form is only being tried. */
  isTrial?: boolean;
};

const NO_DEPARTMENTS: readonly Department[] = [];
const NO_FILES = {};
const findNothing = async () => [];

/** The fields of a ticket as this person may see them: some to read, some to fill in, in one grid. */
export function TicketForm(props: Props) {
  const { form, people, searchPeople, departments = NO_DEPARTMENTS, files = NO_FILES, builtIns = {} } = props;
  const { searchDepartments = findNothing, loadOptions = null, isTrial = false } = props;
  const t = useTranslations("forms");
  const { element, timeZone, summary, strays, uploadFile, cellProblemOf } = form.inner;
  const names = useFormNames({ people, departments, files });
  const live = useLiveFields(form);
  const context = useMemo(
    () => ({ ...names, timeZone, searchPeople, searchDepartments, loadOptions, uploadFile, cellProblemOf }),
    [names, timeZone, searchPeople, searchDepartments, loadOptions, uploadFile, cellProblemOf],
  );
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
            {fieldRuns(live.fields, { builtIns, mayUpload: uploadFile !== null }).map((run) => (
              <Run key={run.fields[0]?.key} run={run} form={form} values={live.values} builtIns={builtIns} />
            ))}
          </div>
        </form>
        <UnsavedGuard isActive={form.isDirty && !isTrial} />
      </TicketFormContext>
    </I18nProvider>
  );
}

type RunProps = {
  run: FieldRun;
  form: TicketFormHandle;
  values: FieldValues;
  builtIns: NonNullable<Props["builtIns"]>;
};

function Run({ run, form, values, builtIns }: RunProps) {
  const { title, control, clearProblem } = form.inner;
  if (run.kind === "read") return <ReadList fields={run.fields} values={values} builtIns={{ title, ...builtIns }} />;
  return run.fields.map((visible) =>
    visible.kind === "field" && run.kind === "layout" ? (
      <LayoutElement key={visible.key} field={visible.field} />
    ) : (
      <EditField key={visible.key} visible={visible} control={control} onEdit={clearProblem} />
    ),
  );
}
