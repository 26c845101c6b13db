import { useFormatter, useTranslations } from "next-intl";
import { FileLink } from "@/components/files/file-link";
import { downloadPath } from "@/components/forms/state/uploaded-file";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TimelineEntry, VisibleForm } from "@/lib/tickets/schema";
import { useReasonText } from "../use-reason-text";
import { ChangeList } from "./change-list";
import { markOf } from "./timeline-mark";

type Props = { entry: TimelineEntry; names: Pick<VisibleForm, "people" | "departments"> };

/** One thing that happened: who did what, where that led, what they said and what they changed. */
export function TimelineItem({ entry, names }: Props) {
  const t = useTranslations("tickets.timeline");
  const words = useReasonText();
  const { icon: Icon, colour } = markOf(entry);
  return (
    <li className="group relative flex gap-3 pb-4 last:pb-1">
      <span aria-hidden="true" className="absolute start-3 top-6 bottom-0 w-px bg-border group-last:hidden" />
      <span className="relative flex size-6 shrink-0 items-center justify-center rounded-full border border-border bg-surface">
        <Icon aria-hidden="true" className={`size-3.5 ${colour}`} />
      </span>
      <div className="min-w-0 grow pt-0.5 text-list">
        <div className="flex items-baseline justify-between gap-x-3">
          <p className="min-w-0 text-muted wrap-anywhere">
            <Sentence entry={entry} />
          </p>
          <RelativeTime at={entry.at} className="shrink-0 text-xs text-muted" />
        </div>
        {entry.isReturning && <p className="text-xs text-muted">{t("returning", { node: entry.nodeName })}</p>}
        {entry.clientName !== "" && <p className="text-xs text-muted">{t("through", { client: entry.clientName })}</p>}
        {entry.comment !== "" && (
          <p className="mt-1.5 max-w-[72ch] rounded-md bg-surface-secondary px-3 py-2 text-sm whitespace-pre-wrap wrap-anywhere">
            {entry.jobState === null ? entry.comment : words(entry.comment)}
          </p>
        )}
        {entry.attachments.length > 0 && (
          <ul aria-label={t("attachments")} className="mt-1.5 flex flex-col gap-1">
            {entry.attachments.map(({ id, name, size }) => (
              <li key={id} className="flex items-baseline gap-1.5">
                <FileLink name={name} path={downloadPath(id)} size={size} />
              </li>
            ))}
          </ul>
        )}
        {entry.changes.length > 0 && <ChangeList changes={entry.changes} names={names} />}
        {entry.isEnd && <p className="mt-1 text-xs text-muted">{t("end")}</p>}
      </div>
    </li>
  );
}

const LEADING_ON: readonly TimelineEntry["action"][] = [
  "create",
  "complete",
  "timer",
  "hook",
  "script",
  "children",
  "skip",
];

function Sentence({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations("tickets.timeline");
  const format = useFormatter();
  const { actor, forName, targets, toNode, isEnd } = entry;
  const name = actor?.name ?? t("system");
  const isLeadingOn = LEADING_ON.includes(entry.action) && toNode !== "" && !isEnd;
  return (
    <>
      {t.rich(keyOf(entry), {
        actor: forName === "" ? name : t("standIn", { actor: name, person: forName }),
        names: targets.length === 0 ? t("nobody") : format.list(namesOf(targets, (count) => t("others", { count }))),
        count: targets.length,
        node: entry.nodeName,
        transition: entry.transitionName,
        to: toNode,
        position: entry.position ?? "beside",
        state: entry.jobState ?? "done",
        round: entry.reminder?.round ?? 1,
        how: entry.reminder?.how ?? "remind",
        b: (chunks) => <span className="font-medium text-foreground">{chunks}</span>,
      })}
      {isLeadingOn && (
        <span className="ms-1.5">
          <span aria-hidden="true">→ </span>
          <span className="sr-only">{t("to")} </span>
          {format.list([...entry.alsoTo, toNode])}
        </span>
      )}
    </>
  );
}

const MOST_NAMES = 6;

/** A few of many, and how many others. */
function namesOf(targets: TimelineEntry["targets"], others: (count: number) => string): string[] {
  const names = targets.map((target) => target.name);
  if (names.length <= MOST_NAMES) return names;
  const first = names.slice(0, MOST_NAMES - 1);
  return [...first, others(names.length - first.length)];
}

/** A ticket is also moved to where it is, and from where nobody ever sees it. */
function keyOf({ action, toNode, nodeName }: TimelineEntry) {
  if (action !== "move") return action;
  if (toNode === "") return "moveAgain";
  return nodeName === "" ? "moveTo" : "move";
}
