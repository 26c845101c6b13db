"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { FlowNode } from "@/lib/flows/definition";
import { useDefinition } from "../../store/use-designer";
import { CalendarSetting } from "../controls/calendar-setting";
import { Section } from "../controls/section";
import { TimeSetting } from "../controls/time-setting";
import type { PatchNode } from "../use-patch-node";

type WaitNode = Extract<FlowNode, { type: "wait" }>;
type Props = { node: WaitNode; patch: PatchNode; problems: readonly string[] };

const DAY = 86_400;

/** How long a ticket is held: for a time, or until the day that a field names. */
export function WaitSection({ node: { wait }, patch, problems }: Props) {
  const t = useTranslations("inspector.wait");
  const { form } = useDefinition();
  const dates = form.fields.filter(({ type }) => type === "date" || type === "date-time");
  const { calendarId } = wait;
  const set = (next: WaitNode["wait"]) => patch({ wait: next }, "wait");
  const choose = (kind: WaitNode["wait"]["kind"]) => {
    const [first] = dates;
    if (kind === "duration") set({ kind, seconds: DAY, calendarId });
    else if (first !== undefined) set({ kind, fieldKey: first.key, calendarId });
  };
  const kinds = (["duration", "field"] as const).filter(
    (kind) => kind !== "field" || dates.length > 0 || wait.kind === kind,
  );
  return (
    <Section title={t("title")} problems={problems}>
      <Pick
        label={t("kind")}
        choices={kinds.map((id) => ({ id, name: t(`kinds.${id}`) }))}
        value={wait.kind}
        onPick={choose}
        help={dates.length === 0 ? t("noDates") : ""}
      />
      {wait.kind === "duration" ? (
        <TimeSetting
          label={t("time")}
          seconds={wait.seconds}
          calendarId={calendarId}
          onChange={(seconds) => set({ ...wait, seconds })}
        />
      ) : (
        <Pick
          label={t("field")}
          choices={dates.map(({ key, label }) => ({ id: key, name: label }))}
          value={wait.fieldKey}
          onPick={(fieldKey) => set({ ...wait, fieldKey })}
        />
      )}
      <CalendarSetting calendarId={calendarId} onChange={(id) => set({ ...wait, calendarId: id })} />
    </Section>
  );
}
