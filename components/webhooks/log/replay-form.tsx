"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { RadioGroup } from "@heroui/react/radio-group";
import { TextField } from "@heroui/react/textfield";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useEffect, useMemo, useState, useTransition } from "react";
import { Choice } from "@/components/tasks/dialogs/choice";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { countReplayAction, replayRangeAction } from "@/lib/webhooks/actions";
import type { EndpointView } from "@/lib/webhooks/schema";
import { type Span, spanSince, toInstants } from "./replay-span";

type Props = { endpoint: EndpointView; onClose: () => void };
type Which = "missed" | "all";

const DAY_MS = 24 * 3_600_000;

/** Which deliveries of which time are sent again, and how many those are. */
export function ReplayForm({ endpoint, onClose }: Props) {
  const t = useTranslations("webhooks.replay");
  const timeZone = useTimeZone() ?? "UTC";
  const [span, setSpan] = useState<Span>(() => {
    const now = new Date();
    return spanSince(new Date(endpoint.missedSince ?? now.getTime() - DAY_MS), now, timeZone);
  });
  const [which, setWhich] = useState<Which>("missed");
  const instants = toInstants(span, timeZone);
  const range = instants === null ? null : { endpointId: endpoint.id, which, ...instants };
  const count = useCount(range);
  const { send, error, isPending } = useReplay(onClose);
  return (
    <DialogForm
      confirm={t("confirm", { count: count ?? 0 })}
      isDisabled={count === null || count === 0}
      command={{ isPending, error }}
      onConfirm={() => range !== null && send(range)}
      onCancel={onClose}
    >
      <p className="text-list text-muted">{t("lead")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Moment label={t("from")} value={span.from} onChange={(from) => setSpan({ ...span, from })} />
        <Moment label={t("to")} value={span.to} onChange={(to) => setSpan({ ...span, to })} />
      </div>
      <RadioGroup value={which} onChange={(chosen) => setWhich(chosen as Which)}>
        <Label>{t("which")}</Label>
        <Choice value="missed" name={t("missed")} note={t("missedHint")} />
        <Choice value="all" name={t("all")} note={t("allHint")} />
      </RadioGroup>
      <p aria-live="polite" className="text-list font-medium">
        {range === null ? t("incomplete") : count === null ? t("counting") : t("count", { count })}
      </p>
    </DialogForm>
  );
}

type MomentProps = { label: string; value: string; onChange: (local: string) => void };

function Moment({ label, value, onChange }: MomentProps) {
  return (
    <TextField isRequired fullWidth type="datetime-local" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <Input className="min-w-0" />
    </TextField>
  );
}

type Range = { endpointId: number; from: string; to: string; which: Which };

/** How many deliveries it would be; null while that is not known. */
function useCount(range: Range | null): number | null {
  const key = JSON.stringify(range);
  const [known, setKnown] = useState<{ key: string; count: number | null }>({ key: "", count: null });
  const asked = useMemo(() => JSON.parse(key) as Range | null, [key]);
  useEffect(() => {
    if (asked === null) return;
    let isCurrent = true;
    const tell = (count: number | null) => isCurrent && setKnown({ key: JSON.stringify(asked), count });
    countReplayAction(asked).then(tell, () => tell(null));
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  return known.key === key ? known.count : null;
}

function useReplay(onDone: () => void) {
  const t = useTranslations("webhooks.replay");
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const send = (range: Range) =>
    start(async () => {
      const answer = await replayRangeAction(range);
      if (!answer.ok) return setError(answer.error.message);
      toast.success(t("done", { count: answer.data.count }));
      onDone();
      start(() => router.refresh());
    });
  return { send, error, isPending };
}
