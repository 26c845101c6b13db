import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { toast } from "@heroui/react/toast";
import { TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { saveNoticeRuleAction } from "@/lib/notices/rules/actions";
import { isUsual } from "@/lib/notices/rules/notice-event";
import { hasOwnWords, type Slot } from "./rule-slots";

type Props = { flowId: number; slot: Slot; onOpen: () => void };

/** Whether the people concerned are told of an event, and in whose words. */
export function PeopleCell({ flowId, slot, onOpen }: Props) {
  const t = useTranslations("noticeRules");
  const { isTold, turn, isPending } = useTurn(flowId, slot);
  const { event, rule } = slot;
  const name = t(`events.${event}.name`);
  return (
    <div className="flex items-center gap-2">
      <Checkbox
        aria-label={t("tellPeople", { event: name })}
        isSelected={isTold}
        isDisabled={isPending}
        onChange={(isOn) => turn(isOn)}
      >
        <Checkbox.Content>
          <Checkbox.Control>
            <Checkbox.Indicator />
          </Checkbox.Control>
        </Checkbox.Content>
      </Checkbox>
      {isTold ? (
        <Button
          size="sm"
          variant="ghost"
          className={`-ms-1 px-1.5 font-normal ${hasOwnWords(rule) ? "" : "text-muted"}`}
          aria-label={t("editPeople", { event: name })}
          isDisabled={isPending}
          onPress={onOpen}
        >
          {t(hasOwnWords(rule) ? "ownWords" : "usualWords")}
          {rule !== null && rule.problem !== null && (
            <TriangleAlert aria-hidden="true" className="size-3.5 text-(--danger-text)" />
          )}
        </Button>
      ) : (
        <span className="text-muted">{t("notTold")}</span>
      )}
    </div>
  );
}

function useTurn(flowId: number, { event, rule }: Slot) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [isTold, show] = useOptimistic(rule?.isActive ?? isUsual(event));
  const turn = (isActive: boolean) =>
    start(async () => {
      show(isActive);
      const { titleTemplate = "", contentTemplate = "" } = rule ?? {};
      const known = rule === null ? null : { ruleId: rule.ruleId, revision: rule.revision };
      const words = { titleTemplate, contentTemplate };
      const answer = await saveNoticeRuleAction({ flowId, event, channelId: null, isActive, known, ...words });
      if (!answer.ok) toast.danger(answer.error.problems[0]?.message ?? answer.error.message);
      router.refresh();
    });
  return { isTold, turn, isPending };
}
