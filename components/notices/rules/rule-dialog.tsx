import { Checkbox } from "@heroui/react/checkbox";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { FormAlert } from "@/components/ui/form-alert";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RulesPage } from "@/lib/notices/rules/schema";
import { RuleActions } from "./rule-actions";
import { RulePreview } from "./rule-preview";
import type { Slot } from "./rule-slots";
import { TemplateFields } from "./template-fields";
import { usePreview } from "./use-preview";
import { useSaveRule } from "./use-save-rule";

type Props = { slot: Slot; page: RulesPage & { flowId: number }; onClose: () => void };

/** What is told of an event to a channel or to people: whether, and in which words. */
export function RuleDialog({ slot, page, onClose }: Props) {
  const t = useTranslations("noticeRules");
  const name = t(`events.${slot.event}.name`);
  const subject =
    slot.channel === null ? t(`events.${slot.event}.people`) : t("toChannel", { name: slot.channel.name });
  return (
    <ActionDialog isOpen size="lg" title={name} subject={subject} onClose={onClose}>
      <RuleForm slot={slot} page={page} onClose={onClose} />
    </ActionDialog>
  );
}

function RuleForm({ slot, page, onClose }: Props) {
  const t = useTranslations("noticeRules");
  const { rule, channel } = slot;
  const [words, setWords] = useState({
    titleTemplate: rule?.titleTemplate ?? "",
    contentTemplate: rule?.contentTemplate ?? "",
  });
  const [isActive, setActive] = useState(rule?.isActive ?? true);
  const [ticketId, setTicketId] = useState<number | null>(null);
  const trial = { flowId: page.flowId, event: slot.event, channelId: channel?.id ?? null, ticketId, ...words };
  const preview = usePreview(trial);
  const { save, problems, error, isPending, forget } = useSaveRule(slot, page.flowId, onClose);
  return (
    <DialogForm
      confirm={t(rule === null && channel !== null ? "addIt" : "save")}
      command={{ isPending, error }}
      onConfirm={() => save({ ...words, isActive })}
      onCancel={onClose}
    >
      {rule !== null && rule.problem !== null && (
        <FormAlert tone="warning">
          {t("problem", { text: rule.problem.text })} <RelativeTime at={rule.problem.at} />
        </FormAlert>
      )}
      {channel !== null && (
        <Checkbox isSelected={isActive} onChange={setActive}>
          <Checkbox.Content>
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            <span className="text-list">{t("isTold")}</span>
          </Checkbox.Content>
        </Checkbox>
      )}
      <TemplateFields
        words={words}
        fields={page.fields}
        problems={{ ...preview.problems, ...problems }}
        onChange={(change) => {
          forget();
          setWords((before) => ({ ...before, ...change }));
        }}
      />
      <RulePreview flowId={page.flowId} preview={preview} ticketId={ticketId} onPick={setTicketId} />
      <RuleActions slot={slot} page={page} trial={trial} onDone={onClose} />
    </DialogForm>
  );
}
