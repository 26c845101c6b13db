"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SearchOption } from "@/components/forms/inputs/option-search";
import { FormAlert } from "@/components/ui/form-alert";
import type { AbsencePage } from "@/lib/directory/schema";
import { DayInput } from "./day-input";
import { FlowScope } from "./flow-scope";
import { StandInInput } from "./stand-in-input";
import { useSetAbsence } from "./use-set-absence";

type Props = Pick<AbsencePage, "leader" | "flows">;

/** When one is away, and who acts meanwhile; begins anew once it is set. */
export function AbsenceForm(props: Props) {
  const [count, setCount] = useState(0);
  return <Fields key={count} {...props} onSet={() => setCount(count + 1)} />;
}

function Fields({ leader, flows, onSet }: Props & { onSet: () => void }) {
  const t = useTranslations("absence");
  const { set, problems, error, isPending } = useSetAbsence(onSet);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [standIn, setStandIn] = useState<SearchOption | null>(null);
  const [flowIds, setFlowIds] = useState<number[] | null>(null);
  const submit = () => set({ from, until, standInId: standIn === null ? null : Number(standIn.id), flowIds });
  return (
    <form
      noValidate
      aria-label={t("title")}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {error !== null && <FormAlert>{error}</FormAlert>}
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        <DayInput label={t("from")} value={from} onChange={setFrom} problem={problems.startsAt} />
        <DayInput label={t("until")} value={until} onChange={setUntil} problem={problems.endsAt} />
        <StandInInput chosen={standIn} onChoose={setStandIn} leader={leader?.name ?? ""} problem={problems.standInId} />
      </div>
      {flows.length > 0 && (
        <FlowScope flows={flows} chosen={flowIds} onChoose={setFlowIds} problem={problems.flowIds} />
      )}
      <div>
        <Button type="submit" isPending={isPending} className="max-md:w-full">
          {t("set")}
        </Button>
      </div>
    </form>
  );
}
