import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { loadTrialTicketsAction } from "@/lib/notices/rules/actions";
import type { TrialTicket } from "@/lib/notices/rules/schema";
import type { Preview } from "./use-preview";

type Props = { flowId: number; preview: Preview; ticketId: number | null; onPick: (ticketId: number | null) => void };

/** What would be said, of sample values or of a ticket. */
export function RulePreview({ flowId, preview, ticketId, onPick }: Props) {
  const t = useTranslations("noticeRules");
  const { shown, isOld, failure } = preview;
  return (
    <section aria-label={t("preview")} className="flex flex-col gap-2">
      <TicketPick flowId={flowId} ticketId={ticketId} onPick={onPick} />
      <div
        aria-live="polite"
        className={`min-h-20 rounded-md border border-border bg-surface-secondary px-3 py-2 text-list ${isOld ? "opacity-60" : ""}`}
      >
        {failure !== "" && <p className="text-(--danger-text)">{failure}</p>}
        {shown !== null && (
          <>
            <p className="font-medium wrap-anywhere">{shown.title}</p>
            <p className="whitespace-pre-wrap wrap-anywhere">{shown.content}</p>
            {shown.problem !== "" && (
              <p className="mt-2 text-(--danger-text)">{t("problemNow", { text: shown.problem })}</p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

const SAMPLE = "sample";

function TicketPick({ flowId, ticketId, onPick }: Omit<Props, "preview">) {
  const t = useTranslations("noticeRules");
  const [tickets, setTickets] = useState<readonly TrialTicket[]>([]);
  useEffect(() => {
    let isGone = false;
    loadTrialTicketsAction(flowId)
      .then((found) => !isGone && setTickets(found))
      .catch(() => {});
    return () => {
      isGone = true;
    };
  }, [flowId]);
  const nameOf = ({ serial, title, isTest }: TrialTicket) =>
    t("ticketChoice", { serial, title, test: isTest ? "yes" : "no" });
  return (
    <Select
      fullWidth
      value={ticketId === null ? SAMPLE : String(ticketId)}
      onChange={(key) => onPick(key === SAMPLE || key === null ? null : Number(key))}
    >
      <Label>{t("previewOf")}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          <ListBox.Item id={SAMPLE} textValue={t("sample")}>
            {t("sample")}
            <ListBox.ItemIndicator />
          </ListBox.Item>
          {tickets.map((ticket) => (
            <ListBox.Item key={ticket.ticketId} id={String(ticket.ticketId)} textValue={nameOf(ticket)}>
              <span className="truncate">{nameOf(ticket)}</span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
