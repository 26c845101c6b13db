"use client";

import { useTranslations } from "next-intl";
import type { LoadOptions } from "@/components/forms/state/load-options";
import type { UploadFile } from "@/components/forms/state/uploaded-file";
import { type TicketFormHandle, useTicketForm } from "@/components/forms/state/use-ticket-form";
import { TicketForm } from "@/components/forms/ticket-form";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import type { VisibleForm } from "@/lib/tickets/schema";
import { useNames } from "../../store/use-designer";

/** Files are named and go nowhere. */
const keepNothing: UploadFile = async ({ name, size }) => ({ id: name, name, size });

/** The state of a simulated ticket's form; the component that calls it has a key of the run. */
export function useSimulatedForm(form: VisibleForm, mode: "new" | "handle"): TicketFormHandle {
  const { fields, values, title, dayZone } = form;
  return useTicketForm({ fields, values, title, mode, dayZone, uploadFile: keepNothing });
}

type Props = { form: VisibleForm; handle: TicketFormHandle; loadOptions: LoadOptions };

/** The form as whoever does this would see it. */
export function SimulatedForm({ form, handle, loadOptions }: Props) {
  const t = useTranslations("simulator");
  const names = useNames();
  if (form.fields.length === 0) return <p className="text-list text-muted">{t("noFields")}</p>;
  return (
    <TicketForm
      isTrial
      form={handle}
      people={Object.values(names.people)}
      searchPeople={searchPeopleAction}
      departments={Object.values(names.departments)}
      searchDepartments={searchDepartmentsAction}
      loadOptions={loadOptions}
    />
  );
}
