import { Button } from "@heroui/react/button";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { deleteNoticeRuleAction, orderNoticeRulesAction, testNoticeRuleAction } from "@/lib/notices/rules/actions";
import type { RulesPage } from "@/lib/notices/rules/schema";
import { channelSlots, type Slot } from "./rule-slots";

type Trial = Parameters<typeof testNoticeRuleAction>[0];
type Answer = { ok: true } | { ok: false; error: { message: string; problems: readonly { message: string }[] } };
type Props = { slot: Slot; page: RulesPage & { flowId: number }; trial: Trial; onDone: () => void };

/** What else can be done with a rule: try it out for real, tell its channel earlier, take it away. */
export function RuleActions({ slot, page, trial, onDone }: Props) {
  const t = useTranslations("noticeRules");
  const { run, isPending } = useRun();
  const { rule, channel } = slot;
  const { flowId } = page;
  const earlier = rule === null || channel === null ? null : orderWithEarlier(slot, page);
  return (
    <div className="flex flex-wrap gap-2 border-t border-separator pt-4">
      <Button
        size="sm"
        variant="outline"
        isDisabled={isPending}
        onPress={() => run(() => testNoticeRuleAction(trial), t(channel === null ? "testedMe" : "tested"))}
      >
        {t(channel === null ? "testMe" : "test")}
      </Button>
      {earlier !== null && (
        <Button
          size="sm"
          variant="ghost"
          isDisabled={isPending}
          onPress={() =>
            run(() => orderNoticeRulesAction({ flowId, event: slot.event, ruleIds: earlier }), t("moved"), onDone)
          }
        >
          {t("earlier")}
        </Button>
      )}
      {rule !== null && (
        <Button
          size="sm"
          variant="ghost"
          className="ms-auto"
          isDisabled={isPending}
          onPress={() => {
            const { ruleId, revision } = rule;
            run(() => deleteNoticeRuleAction({ flowId, ruleId, revision }), t("removed"), onDone);
          }}
        >
          {t(channel === null ? "asUsual" : "remove")}
        </Button>
      )}
    </div>
  );
}

/** The channels of the event with this one before its neighbour; null where it is the first. */
function orderWithEarlier({ event, rule }: Slot, { rules, channels }: RulesPage): number[] | null {
  const ids = channelSlots(event, rules, channels).map((slot) => slot.rule.ruleId);
  const at = ids.indexOf(rule?.ruleId ?? 0);
  const before = ids[at - 1];
  return before === undefined || rule === null ? null : ids.with(at - 1, rule.ruleId).with(at, before);
}

function useRun() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const run = (act: () => Promise<Answer>, said: string, onDone?: () => void) =>
    start(async () => {
      const answer = await act();
      if (answer.ok) toast.success(said);
      else toast.danger(answer.error.problems[0]?.message ?? answer.error.message);
      if (answer.ok) onDone?.();
      router.refresh();
    });
  return { run, isPending };
}
