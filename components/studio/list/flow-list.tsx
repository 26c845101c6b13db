"use client";

import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { SearchField } from "@heroui/react/search-field";
import { Select } from "@heroui/react/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListedFlowRow } from "@/lib/flows/schema";
import { FlowDialogs, type FlowTask } from "../manage/flow-dialogs";
import { NewFlowLinks } from "../new/new-flow-links";
import { FLOW_STATES, type FlowState, isInState, matches } from "./flow-filter";
import { FlowRow } from "./flow-row";

type Props = { flows: readonly ListedFlowRow[]; mayDraw: boolean };

/** The flows somebody looks after, and how each stands. */
export function FlowList({ flows, mayDraw }: Props) {
  const t = useTranslations("flows");
  const [query, setQuery] = useState("");
  const [state, setState] = useState<FlowState>("all");
  const [task, setTask] = useState<FlowTask | null>(null);
  if (flows.length === 0) {
    return (
      <EmptyState title={t("emptyTitle")} hint={t("emptyHint")} {...(mayDraw ? { action: <NewFlowLinks /> } : {})} />
    );
  }
  const found = flows.filter((flow) => matches(flow, query) && isInState(flow, state));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-separator px-4 py-2.5 md:px-5">
        <SearchField aria-label={t("search")} value={query} onChange={setQuery} className="w-full max-w-96">
          <SearchField.Group>
            <SearchField.SearchIcon />
            <SearchField.Input placeholder={t("search")} />
            <SearchField.ClearButton />
          </SearchField.Group>
        </SearchField>
        <StateFilter value={state} onPick={setState} />
      </div>
      {found.length === 0 ? (
        <EmptyState title={t("nothing")} hint={t("nothingHint")} />
      ) : (
        <ul aria-label={t("list")} className="divide-y divide-separator border-b border-separator">
          {found.map((flow) => (
            <FlowRow key={flow.id} flow={flow} mayDraw={mayDraw} onTask={(verb) => setTask({ verb, flow })} />
          ))}
        </ul>
      )}
      <FlowDialogs task={task} onClose={() => setTask(null)} />
    </>
  );
}

function StateFilter({ value, onPick }: { value: FlowState; onPick: (state: FlowState) => void }) {
  const t = useTranslations("flows");
  const pick = (key: unknown) => {
    const found = FLOW_STATES.find((state) => state === key);
    if (found !== undefined) onPick(found);
  };
  return (
    <Select value={value} onChange={pick} className="flex-row items-center gap-2">
      <Label className="text-list text-muted">{t("show")}</Label>
      <Select.Trigger className="min-w-40">
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          {FLOW_STATES.map((state) => (
            <ListBox.Item key={state} id={state} textValue={t(`states.${state}`)}>
              {t(`states.${state}`)}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
