"use client";

import { Header } from "@heroui/react/header";
import { ListBox } from "@heroui/react/list-box";
import { Keyboard, type LucideIcon, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { StatusDot } from "@/components/ui/status-dot";
import { useDeskCommands } from "../desk-commands-context";
import { NEW_TICKET_PATH, SECTIONS } from "../sections";
import type { Found } from "./use-found-tickets";

type Entry = { id: string; word: string; icon: LucideIcon; run(): void };
type Props = { query: string; found: Found; onDone(): void };

export function PaletteResults({ query, found, onDone }: Props) {
  const t = useTranslations("palette");
  const { actions, pages } = useEntries();
  const router = useRouter();
  const text = query.trim().toLocaleLowerCase();
  const groups = [
    { title: t("actions"), entries: actions.filter(({ word }) => word.toLocaleLowerCase().includes(text)) },
    { title: t("pages"), entries: pages.filter(({ word }) => word.toLocaleLowerCase().includes(text)) },
  ].filter(({ entries }) => entries.length > 0);

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
        const entry = [...actions, ...pages].find(({ id }) => id === key);
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
      {groups.map(({ title, entries }) => (
        <ListBox.Section key={title}>
          <Header>{title}</Header>
          {entries.map(({ id, word, icon: Icon }) => (
            <ListBox.Item key={id} id={id} textValue={word}>
              <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
              {word}
            </ListBox.Item>
          ))}
        </ListBox.Section>
      ))}
    </ListBox>
  );
}

function useEntries(): { actions: Entry[]; pages: Entry[] } {
  const t = useTranslations("shell");
  const router = useRouter();
  const { openKeys } = useDeskCommands();
  return {
    actions: [
      { id: "new-ticket", word: t("newTicket"), icon: Plus, run: () => router.push(NEW_TICKET_PATH) },
      { id: "keys", word: t("keys"), icon: Keyboard, run: openKeys },
    ],
    pages: SECTIONS.map(({ name, href, icon }) => ({ id: name, word: t(name), icon, run: () => router.push(href) })),
  };
}
