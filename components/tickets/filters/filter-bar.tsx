"use client";

import { Button } from "@heroui/react/button";
import { SearchField } from "@heroui/react/search-field";
import { Spinner } from "@heroui/react/spinner";
import { ArrowDownWideNarrow, ArrowUpNarrowWide, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { debounce, useQueryStates } from "nuqs";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useTransition } from "react";
import { TICKET_STATUSES, type TicketStatus } from "@/lib/engine/model";
import type { ListChoices, TicketListParams } from "@/lib/tickets/schema";
import { ChoiceFilter } from "./choice-filter";
import { isFiltered } from "./is-filtered";
import { listParams } from "./list-params";
import { PeriodFilter } from "./period-filter";
import { RequesterFilter } from "./requester-filter";

type Props = { choices: ListChoices; isTodo: boolean; isMine: boolean };

const TYPING_MS = 300;
const NOTHING = { q: "", flow: null, node: null, status: [], requester: null, from: null, until: null, number: "" };

/** What the list shows; all of it stands in the address, so that a list can be sent to somebody. */
export function FilterBar(props: Props) {
  return (
    <NuqsAdapter>
      <Bar {...props} />
    </NuqsAdapter>
  );
}

function Bar({ choices, isTodo, isMine }: Props) {
  const t = useTranslations("inbox.filters");
  const [isPending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(listParams, { shallow: false, startTransition });
  // Another filter is another list: it begins at its beginning.
  const change = (changed: Partial<TicketListParams>) => setParams({ ...changed, page: null }, { history: "push" });
  const Order = params.sort === "newest" ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  const type = (changed: Partial<TicketListParams>) =>
    setParams({ ...changed, page: null }, { history: "replace", limitUrlUpdates: debounce(TYPING_MS) });

  return (
    <search
      aria-label={t("label")}
      aria-busy={isPending}
      className="flex items-center gap-1.5 border-b max-md:overflow-x-auto md:flex-wrap border-separator px-4 py-2 [scrollbar-width:none] md:px-5"
    >
      <TypedFilter label={t("text")} value={params.q} onChange={(q) => type({ q })} className="w-52" />
      <TypedFilter label={t("number")} value={params.number} onChange={(number) => type({ number })} className="w-48" />
      <ChoiceFilter
        label={t("flow")}
        choices={choices.flows.map(toChoice)}
        chosen={params.flow === null ? [] : [String(params.flow)]}
        onChoose={([id]) => change({ flow: id === undefined ? null : Number(id), node: null })}
      />
      {choices.nodes.length > 0 && (
        <ChoiceFilter
          label={t("node")}
          choices={choices.nodes.map(toChoice)}
          chosen={params.node === null ? [] : [String(params.node)]}
          onChoose={([id]) => change({ node: id === undefined ? null : Number(id) })}
        />
      )}
      {!isTodo && <StatusFilter chosen={params.status} onChoose={(status) => change({ status })} />}
      {!isMine && <RequesterFilter chosen={choices.requester} onChoose={(requester) => change({ requester })} />}
      <PeriodFilter from={params.from} until={params.until} onChoose={change} />
      {isFiltered(params) && (
        <Button size="sm" variant="ghost" className="shrink-0" onPress={() => change(NOTHING)}>
          <X aria-hidden="true" className="size-3.5" />
          {t("clear")}
        </Button>
      )}
      <Spinner size="sm" className={`ms-auto shrink-0 ${isPending ? "" : "invisible"}`} />
      <Button
        size="sm"
        variant="ghost"
        className="shrink-0"
        onPress={() => change({ sort: params.sort === "newest" ? "oldest" : "newest" })}
      >
        <Order aria-hidden="true" className="size-3.5" />
        {t(params.sort)}
      </Button>
    </search>
  );
}

type TypedProps = { label: string; value: string; onChange: (text: string) => void; className: string };

function TypedFilter({ label, value, onChange, className }: TypedProps) {
  return (
    <SearchField aria-label={label} value={value} onChange={onChange} className={`shrink-0 ${className}`}>
      <SearchField.Group className="h-7 pointer-coarse:h-9">
        <SearchField.SearchIcon />
        <SearchField.Input placeholder={label} className="md:text-list" />
        <SearchField.ClearButton />
      </SearchField.Group>
    </SearchField>
  );
}

function StatusFilter({ chosen, onChoose }: { chosen: TicketStatus[]; onChoose: (statuses: TicketStatus[]) => void }) {
  const t = useTranslations("inbox.filters");
  const word = useTranslations("status");
  return (
    <ChoiceFilter
      label={t("status")}
      choices={TICKET_STATUSES.map((status) => ({ id: status, name: word(status) }))}
      chosen={chosen}
      isMultiple
      onChoose={(ids) => onChoose(TICKET_STATUSES.filter((status) => ids.includes(status)))}
    />
  );
}

const toChoice = ({ id, name }: { id: number; name: string }) => ({ id: String(id), name });
