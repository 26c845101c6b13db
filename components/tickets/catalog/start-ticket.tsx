"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { uploadFile } from "@/components/files/upload-file";
import { useLoadOptions } from "@/components/forms/state/use-load-options";
import { useTicketForm } from "@/components/forms/state/use-ticket-form";
import { TicketForm } from "@/components/forms/ticket-form";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import { DecisionDialog } from "@/components/tasks/decision-dialog";
import { primaryOf } from "@/components/tasks/primary-of";
import { FormAlert } from "@/components/ui/form-alert";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import type { NodeButton, StartForm } from "@/lib/tickets/schema";
import { useCreateTicket } from "./use-create-ticket";

type Props = { start: StartForm };

/** The form of the start node with its buttons. */
export function StartTicket({ start }: Props) {
  const t = useTranslations("catalog");
  const { fields, values, title, people, departments, dayZone } = start.form;
  const form = useTicketForm({ fields, values, title, mode: "new", dayZone, uploadFile });
  const loadOptions = useLoadOptions("flowId", start.flowId);
  const { create, pending, error } = useCreateTicket(start, form);
  const [asked, setAsked] = useState<NodeButton | null>(null);
  const primary = primaryOf(start.buttons);

  const press = (button: NodeButton | undefined) => {
    if (button === undefined || pending !== null) return;
    if (form.collect({ requireFields: button.requireFields }) === null) return;
    if (button.confirmText === "") create(button);
    else setAsked(button);
  };
  const confirm = () => {
    if (asked !== null) create(asked);
    setAsked(null);
  };
  const saveDraft = () => {
    if (pending === null) create(null);
  };
  useHotkeys({ "mod+enter": () => press(primary), "mod+s": saveDraft });

  return (
    <div className="flex grow flex-col">
      <div className="grow px-4 py-5 md:px-6">
        <div className="max-w-4xl">
          {start.description !== "" && <p className="mb-5 max-w-[72ch] text-list text-muted">{start.description}</p>}
          {fields.length === 0 ? (
            <p className="text-list text-muted">{t("noFields")}</p>
          ) : (
            <TicketForm
              form={form}
              people={people}
              searchPeople={searchPeopleAction}
              departments={departments}
              searchDepartments={searchDepartmentsAction}
              loadOptions={loadOptions}
            />
          )}
        </div>
      </div>
      <section
        aria-label={t("actions")}
        className="sticky bottom-0 z-20 flex flex-col gap-2 border-t border-border bg-surface px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6"
      >
        {error !== null && <FormAlert>{error}</FormAlert>}
        <div className="flex flex-wrap gap-2">
          {start.buttons.map((button) => (
            <Button
              key={button.id}
              variant={button === primary ? "primary" : "outline"}
              isPending={pending === button}
              isDisabled={pending !== null && pending !== button}
              className="max-md:flex-1"
              onPress={() => press(button)}
            >
              {button.name}
            </Button>
          ))}
          <Button
            variant="ghost"
            isPending={pending === "draft"}
            isDisabled={pending !== null && pending !== "draft"}
            onPress={saveDraft}
          >
            {t("saveDraft")}
          </Button>
        </div>
      </section>
      <DecisionDialog button={asked} subject={start.flowName} onConfirm={confirm} onCancel={() => setAsked(null)} />
    </div>
  );
}
