"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { NoticeEvent } from "@/lib/notices/rules/notice-event";
import type { RulesPage } from "@/lib/notices/rules/schema";
import { AddChannel } from "./add-channel";
import { ChannelChip } from "./channel-chip";
import { PeopleCell } from "./people-cell";
import { RuleDialog } from "./rule-dialog";
import { channelSlots, EVENT_GROUPS, peopleSlot, type Slot } from "./rule-slots";

type Props = RulesPage & { flowId: number };

/** What of a flow is told, to the people concerned and to which channels. */
export function RuleTable({ flowId, rules, channels, fields }: Props) {
  const t = useTranslations("noticeRules");
  const [opened, setOpened] = useState<Slot | null>(null);
  const page = { flowId, rules, channels, fields };
  return (
    <>
      <table className="w-full border-collapse text-list max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-b border-separator text-muted">
            <th scope="col" className="py-1.5 ps-5 pe-4 text-start font-normal">
              {t("event")}
            </th>
            <th scope="col" className="w-56 py-1.5 pe-4 text-start font-normal">
              {t("people")}
            </th>
            <th scope="col" className="w-[45%] py-1.5 pe-5 text-start font-normal">
              {t("channels")}
            </th>
          </tr>
        </thead>
        {EVENT_GROUPS.map(({ name, events }) => (
          <tbody key={name} className="max-md:block">
            <tr className="border-b border-separator bg-surface-secondary max-md:block">
              <th
                scope="rowgroup"
                colSpan={3}
                className="px-4 py-1.5 text-start text-xs font-medium text-muted max-md:block md:px-5"
              >
                {t(`groups.${name}`)}
              </th>
            </tr>
            {events.map((event) => (
              <EventRow key={event} event={event} page={page} onOpen={setOpened} />
            ))}
          </tbody>
        ))}
      </table>
      {opened !== null && <RuleDialog slot={opened} page={page} onClose={() => setOpened(null)} />}
    </>
  );
}

type RowProps = { event: NoticeEvent; page: Props; onOpen: (slot: Slot) => void };

function EventRow({ event, page, onOpen }: RowProps) {
  const t = useTranslations("noticeRules");
  const { flowId, rules, channels } = page;
  const people = peopleSlot(event, rules);
  const told = channelSlots(event, rules, channels);
  const free = channels.filter(({ id }) => told.every(({ channel }) => channel.id !== id));
  return (
    <tr className="border-b border-separator align-top max-md:block max-md:px-4 max-md:py-2.5">
      <th scope="row" className="py-2 ps-5 pe-4 text-start font-medium max-md:block max-md:p-0">
        {t(`events.${event}.name`)}
        <span className="block text-xs font-normal text-muted">{t(`events.${event}.hint`)}</span>
      </th>
      <td className="py-1.5 pe-4 max-md:block">
        <PeopleCell flowId={flowId} slot={people} onOpen={() => onOpen(people)} />
      </td>
      <td className="py-1.5 pe-5 max-md:block">
        <ul className="flex flex-wrap items-center gap-1.5">
          {told.map((slot) => (
            <li key={slot.rule.ruleId}>
              <ChannelChip slot={slot} onOpen={() => onOpen(slot)} />
            </li>
          ))}
          {free.length > 0 && (
            <li>
              <AddChannel event={event} channels={free} onAdd={(channel) => onOpen({ event, channel, rule: null })} />
            </li>
          )}
        </ul>
      </td>
    </tr>
  );
}
