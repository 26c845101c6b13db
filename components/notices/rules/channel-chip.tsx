import { Button } from "@heroui/react/button";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ChannelChoice, RuleView } from "@/lib/notices/rules/schema";
import { hasOwnWords, type Slot } from "./rule-slots";

type Props = { slot: Slot & { channel: ChannelChoice; rule: RuleView }; onOpen: () => void };

/** A channel that is told of an event; opens what it is told. */
export function ChannelChip({ slot: { event, channel, rule }, onOpen }: Props) {
  const t = useTranslations("noticeRules");
  const state = !rule.isActive ? "off" : !channel.isActive ? "channelOff" : hasOwnWords(rule) ? "own" : "usual";
  return (
    <Button
      size="sm"
      variant="outline"
      className="max-w-full font-normal"
      aria-label={t("editChannel", {
        event: t(`events.${event}.name`),
        channel: channel.name,
        state: t(`chips.${state}`),
      })}
      onPress={onOpen}
    >
      <span className={`truncate ${rule.isActive ? "" : "text-muted line-through"}`}>{channel.name}</span>
      {state !== "usual" && <span className="shrink-0 text-xs text-muted">{t(`chips.${state}`)}</span>}
      {rule.problem !== null && <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-(--danger-text)" />}
    </Button>
  );
}
