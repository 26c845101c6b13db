"use client";

import { Button } from "@heroui/react/button";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCommand } from "@/components/tasks/use-command";
import { RelativeTime } from "@/components/ui/relative-time";
import { handOverNowAction } from "@/lib/background/actions";
import type { StuckEntry } from "@/lib/background/schema";

/** What could not be handed over, with the reason; nothing when all went well. */
export function OutboxPanel({ rows }: { rows: readonly StuckEntry[] }) {
  const t = useTranslations("background");
  const { run, isPending } = useCommand({ onDone: () => {} });
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="stuck" className="border-t border-separator px-4 py-4 md:px-5">
      <div className="mb-2 flex items-center gap-3">
        <h2 id="stuck" className="grow text-list font-medium">
          {t("stuckTitle")}
        </h2>
        <Button
          size="sm"
          variant="outline"
          isPending={isPending}
          onPress={() => run(() => handOverNowAction({}), t("handedOver"))}
        >
          {t("handOver")}
        </Button>
      </div>
      <ul className="divide-y divide-separator overflow-hidden rounded-md border border-border">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2 text-list">
            <code className="text-xs">{row.topic}</code>
            {row.ticketId !== null && (
              <Link href={`/tickets/${row.ticketId}`} className="link">
                {t("ticket", { id: String(row.ticketId) })}
              </Link>
            )}
            <span className="text-muted">{t("tries", { count: row.attempts })}</span>
            <RelativeTime at={row.at} className="ms-auto text-muted" />
            <p className="w-full min-w-0 break-words text-muted">{row.error}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
