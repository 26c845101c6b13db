"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import type { Person } from "@/components/forms/person";
import type { Changes } from "@/components/forms/state/changes";
import { onwardFrom, type Standing } from "@/lib/designer/form/trial/onward";
import { answered, EMPTY_TICKET } from "@/lib/designer/form/trial/preview";
import type { FlowDefinition, FlowTransition } from "@/lib/flows/definition";
import { useDesigner, useNames } from "../../store/use-designer";

type Outcome = { transition: FlowTransition; places: readonly { key: string; name: string }[] };

type Requester = { person: Person | null; standing: Standing | null; isFiling: boolean };

/** A ticket that is filled in from node to node and never kept. `round` counts how often it was begun anew. */
export function usePlayedTicket(definition: FlowDefinition) {
  const t = useTranslations("formDesigner.preview");
  const flowName = useDesigner((state) => state.flow.name);
  const { people } = useNames();
  const timeZone = useTimeZone() ?? "UTC";
  const [ticket, setTicket] = useState(EMPTY_TICKET);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [round, setRound] = useState(0);
  return {
    ticket,
    outcome,
    round,
    forgetOutcome: () => setOutcome(null),
    startOver: () => {
      setTicket(EMPTY_TICKET);
      setOutcome(null);
      setRound(round + 1);
    },
    handIn: (transition: FlowTransition, changes: Changes, { person, standing, isFiling }: Requester) => {
      const names = Object.fromEntries(Object.values(people).map(({ id, name }) => [id, name]));
      const requesterName = person?.name ?? t("somebody");
      const next = answered(definition, ticket, changes, {
        requesterName,
        flowName,
        people: names,
        timeZone,
        isFiling,
      });
      const requesterGroups = [
        ...(standing?.roleIds ?? []).map((id) => ({ type: "role" as const, id })),
        ...(standing?.departmentIds ?? []).map((id) => ({ type: "department" as const, id })),
      ];
      const scope = { ...next, requester: person?.id ?? 0, requesterGroups };
      setTicket(next);
      setOutcome({ transition, places: onwardFrom(definition, transition, scope) });
    },
  };
}
