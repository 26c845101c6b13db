"use client";

import { Button } from "@heroui/react/button";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import type { Person } from "@/components/forms/person";
import { FormAlert } from "@/components/ui/form-alert";
import type { SimulatedButton, Simulation } from "@/lib/simulator/schema";
import { useDraftOptions } from "../../form/preview/use-draft-options";
import { useLearnNames } from "../../store/use-designer";
import { localMoment } from "../local-moment";
import type { Simulator } from "../use-simulation";
import { MomentInput } from "./moment-input";
import { PersonChoice } from "./person-choice";
import { SimulatedForm, useSimulatedForm } from "./simulated-form";
import { useAttempt } from "./use-attempt";

type Props = { start: Simulation["start"]; reader: Person; simulator: Simulator };

/** Who files the ticket, when, and what they fill in. */
export function FilePanel({ start, reader, simulator }: Props) {
  const t = useTranslations("simulator");
  const timeZone = useTimeZone() ?? "UTC";
  const learn = useLearnNames();
  const loadOptions = useDraftOptions();
  const handle = useSimulatedForm(start.form, "new");
  const [requester, setRequester] = useState<Person | null>(reader);
  const [at, setAt] = useState(() => localMoment.fromInstant(Date.now(), timeZone));
  const { error, attempt } = useAttempt(handle);
  const moment = localMoment.toInstant(at, timeZone);

  const choose = (person: Person | null) => {
    setRequester(person);
    if (person !== null) learn({ people: [person] });
  };
  const press = (button: SimulatedButton) => {
    if (requester === null || moment === null) return;
    const changes = handle.collect({ requireFields: button.requireFields });
    if (changes === null) return;
    const { values, title = "" } = changes;
    const filed = { requesterId: requester.id, at: moment, transition: button.key, title, values, comment: "" };
    void attempt(() => simulator.file({ ...filed, steps: [] }));
  };
  const primary = start.buttons.find(({ intent }) => intent === "approve") ?? start.buttons[0];
  return (
    <section aria-label={t("filing")} className="flex flex-col gap-4">
      <PersonChoice label={t("requester")} person={requester} onChoose={choose} />
      <MomentInput isRequired label={t("filedAt")} value={at} onChange={setAt} />
      <div className="border-t border-separator pt-4">
        <SimulatedForm form={start.form} handle={handle} loadOptions={loadOptions} />
      </div>
      {error !== null && <FormAlert>{error}</FormAlert>}
      <div className="flex flex-wrap gap-2">
        {start.buttons.map((button) => (
          <Button
            key={button.key}
            variant={button === primary ? "primary" : "outline"}
            isPending={simulator.isPending}
            isDisabled={requester === null || moment === null}
            onPress={() => press(button)}
          >
            {button.name}
          </Button>
        ))}
      </div>
    </section>
  );
}
