"use client";

import { Header } from "@heroui/react/header";
import { ListBox } from "@heroui/react/list-box";
import { Keyboard, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StatusDot } from "@/components/ui/status-dot";
import { type Offer, type OfferGroup, useDeskCommands } from "../desk-commands-context";
import { NEW_TICKET_PATH, SECTIONS, WORKSHOPS, type WorkshopName } from "../sections";
import type { Found } from "./use-found-tickets";

/** What a page offers can be hundreds of things; whoever looks for more of them types more. */
const MOST_OFFERS = 8;

type Props = { query: string; found: Found; workshops: readonly WorkshopName[]; onDone(): void };

export function PaletteResults({ query, found, workshops, onDone }: Props) {
  const t = useTranslations("palette");
  const { actions, pages } = useEntries(workshops);
  const router = useRouter();
  const [offered] = useState(useDeskCommands().offered);
  const text = query.trim().toLocaleLowerCase();
  const fitting = ({ title, offers }: OfferGroup, most: number): OfferGroup => ({
    title,
    offers: offers.filter(({ word }) => word.toLocaleLowerCase().includes(text)).slice(0, most),
  });
  const groups = [
    ...offered.map((group) => fitting(group, MOST_OFFERS)),
    fitting({ title: t("actions"), offers: actions }, actions.length),
    fitting({ title: t("pages"), offers: pages }, pages.length),
  ].filter(({ offers }) => offers.length > 0);

  return (
    <ListBox
      aria-label={t("results")}
      className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5"
      renderEmptyState={() => (
        <p className="px-3 py-8 text-center text-list text-muted">
          {found.isSearching ? t("searching") : t("empty", { query: query.trim() })}
        </p>
      )}
      onAction={(key) => {
        onDone();
        const entry = groups.flatMap(({ offers }) => offers).find(({ id }) => id === key);
        if (entry === undefined) router.push(`/tickets/${key}`);
        else entry.run();
      }}
    >
      {found.tickets.length > 0 && (
        <ListBox.Section>
          <Header>{t("tickets")}</Header>
          {found.tickets.map((ticket) => (
            <ListBox.Item key={ticket.id} id={ticket.id} textValue={`${ticket.serial} ${ticket.title}`}>
              <StatusDot status={ticket.status} hideWord />
              <span className="min-w-0 grow truncate">{ticket.title}</span>
              <span className="hidden max-w-40 truncate text-xs text-muted sm:block">{ticket.flowName}</span>
              <span className="shrink-0 font-mono text-xs text-muted">{ticket.serial}</span>
            </ListBox.Item>
          ))}
        </ListBox.Section>
      )}
      {groups.map(({ title, offers }) => (
        <ListBox.Section key={title}>
          <Header>{title}</Header>
          {offers.map(({ id, word, icon: Icon }) => (
            <ListBox.Item key={id} id={id} textValue={word}>
              <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <span className="truncate">{word}</span>
            </ListBox.Item>
          ))}
        </ListBox.Section>
      ))}
    </ListBox>
  );
}

function useEntries(workshops: readonly WorkshopName[]): { actions: Offer[]; pages: Offer[] } {
  const t = useTranslations("shell");
  const router = useRouter();
  const { openKeys } = useDeskCommands();
  return {
    actions: [
      { id: "new-ticket", word: t("newTicket"), icon: Plus, run: () => router.push(NEW_TICKET_PATH) },
      { id: "keys", word: t("keys"), icon: Keyboard, run: openKeys },
    ],
    pages: [...SECTIONS, ...WORKSHOPS.filter(({ name }) => workshops.includes(name))].map(({ name, href, icon }) => ({
      id: name,
      word: t(name),
      icon,
      run: () => router.push(href),
    })),
  };
}
