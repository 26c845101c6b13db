"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { TextField } from "@heroui/react/textfield";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoiceFilter } from "@/components/tickets/filters/choice-filter";
import { LOG_STATUSES, type LogFilter } from "@/lib/notices/channels/schema";
import { logAddress } from "./log-address";

type Props = { filter: LogFilter; channels: readonly { id: number; name: string }[] };

/** Which deliveries are listed: by what became of them, by channel, by ticket. */
export function DeliveryFilters({ filter, channels }: Props) {
  const t = useTranslations("channels.log");
  const router = useRouter();
  const { status, by } = filter;
  const choices = [{ id: "mail", name: t("mails") }, ...channels.map(({ id, name }) => ({ id: String(id), name }))];
  const choose = (id: string | undefined) =>
    router.push(logAddress({ ...filter, by: id === undefined ? null : id === "mail" ? id : Number(id), before: null }));
  return (
    <>
      <nav aria-label={t("byStatus")} className="overflow-x-auto">
        <ul className="flex gap-1">
          {[null, ...LOG_STATUSES].map((choice) => (
            <li key={choice ?? "all"}>
              <Link
                href={logAddress({ ...filter, status: choice, before: null })}
                aria-current={choice === status ? "page" : undefined}
                className="flex h-7 items-center rounded-md px-2 text-list whitespace-nowrap text-muted hover:bg-default hover:text-foreground focus-visible:focus-ring aria-[current=page]:bg-default aria-[current=page]:text-foreground pointer-coarse:h-11"
              >
                {choice === null ? t("all") : t(`filter.${choice}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ChoiceFilter
        label={t("by")}
        choices={choices}
        chosen={by === null ? [] : [String(by)]}
        onChoose={([id]) => choose(id)}
      />
      <TicketFilter key={filter.ticket} filter={filter} />
    </>
  );
}

function TicketFilter({ filter }: { filter: LogFilter }) {
  const t = useTranslations("channels.log");
  const router = useRouter();
  const [serial, setSerial] = useState(filter.ticket);
  const find = (ticket: string) => router.push(logAddress({ ...filter, ticket: ticket.trim(), before: null }));
  return (
    <form
      className="flex items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        find(serial);
      }}
    >
      <TextField aria-label={t("ticket")} value={serial} onChange={setSerial} className="w-44">
        <Input
          placeholder={t("ticket")}
          maxLength={100}
          spellCheck="false"
          className="h-7 min-h-0 py-0 font-mono text-xs pointer-coarse:h-11"
        />
      </TextField>
      <Button type="submit" size="sm" variant="ghost">
        {t("find")}
      </Button>
      {filter.ticket !== "" && (
        <Button size="sm" variant="ghost" onPress={() => find("")}>
          {t("forget")}
        </Button>
      )}
    </form>
  );
}
