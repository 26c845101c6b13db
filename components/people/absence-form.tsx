"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { SearchOption } from "@/components/forms/inputs/search/option-search";
import { FormAlert } from "@/components/ui/form-alert";
import type { AbsencePage } from "@/lib/directory/schema";
import { DayInput } from "./day-input";
import { FlowScope } from "./flow-scope";
import { StandInInput } from "./stand-in-input";
import { type AbsenceDraft, type AbsenceProblems, useSetAbsence } from "./use-set-absence";

const WRONG = "[role=spinbutton][aria-invalid=true], input[aria-invalid=true], [data-invalid] input";

type Props = Pick<AbsencePage, "leader" | "flows">;

/** When one is away, and who acts meanwhile; begins anew once it is set. */
export function AbsenceForm(props: Props) {
  const [count, setCount] = useState(0);
  return <Fields key={count} {...props} onSet={() => setCount(count + 1)} />;
}

const EMPTY = { from: null, until: null, standIn: null, flowIds: null };
type Draft = Omit<AbsenceDraft, "standInId"> & { standIn: SearchOption | null };

function Fields({ leader, flows, onSet }: Props & { onSet: () => void }) {
  const t = useTranslations("absence");
  const { set, problems, forget, error, isPending } = useSetAbsence(onSet);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const element = useFocusOnProblem(problems);
  const edit = (path: keyof AbsenceProblems, change: Partial<Draft>) => {
    forget(path);
    setDraft({ ...draft, ...change });
  };
  const { standIn, ...rest } = draft;
  return (
    <form
      ref={element}
      noValidate
      aria-label={t("title")}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        set({ ...rest, standInId: standIn === null ? null : Number(standIn.id) });
      }}
    >
      {error !== null && <FormAlert>{error}</FormAlert>}
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        <DayInput
          label={t("from")}
          value={draft.from}
          onChange={(from) => edit("startsAt", { from })}
          problem={problems.startsAt}
        />
        <DayInput
          label={t("until")}
          value={draft.until}
          onChange={(until) => edit("endsAt", { until })}
          problem={problems.endsAt}
        />
        <StandInInput
          chosen={standIn}
          onChoose={(person) => edit("standInId", { standIn: person })}
          leader={leader?.name ?? ""}
          problem={problems.standInId}
        />
      </div>
      {flows.length > 0 && (
        <FlowScope
          flows={flows}
          chosen={draft.flowIds}
          onChoose={(flowIds) => edit("flowIds", { flowIds })}
          problem={problems.flowIds}
        />
      )}
      <div>
        <Button type="submit" isPending={isPending} className="max-md:w-full">
          {t("set")}
        </Button>
      </div>
    </form>
  );
}

/** The first field that is wrong has the focus once problems were found; not again while they are mended. */
function useFocusOnProblem(problems: AbsenceProblems) {
  const element = useRef<HTMLFormElement>(null);
  const known = useRef(0);
  const count = Object.keys(problems).length;
  useEffect(() => {
    if (count > known.current) element.current?.querySelector<HTMLElement>(WRONG)?.focus();
    known.current = count;
  }, [count]);
  return element;
}
