import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import type { FieldUse } from "@/lib/designer/form/field-uses";
import { useDefinition } from "../store/use-designer";
import { UseList } from "./use-list";

type Props = {
  keys: readonly string[];
  uses: readonly FieldUse[];
  onRemove: () => void;
  onClose: () => void;
};

const AT_ONCE = { isPending: false, error: null };

/** Asks before fields go that the flow speaks of elsewhere. */
export function RemoveDialog({ keys, uses, onRemove, onClose }: Props) {
  const t = useTranslations("formDesigner.remove");
  const { form } = useDefinition();
  const only = keys.length === 1 ? (form.fields.find(({ key }) => key === keys[0])?.label ?? "") : "";
  return (
    <ActionDialog isAlert isOpen size="sm" title={t("title", { count: keys.length })} subject={only} onClose={onClose}>
      <DialogForm isDangerous confirm={t("confirm")} command={AT_ONCE} onConfirm={onRemove} onCancel={onClose}>
        <div className="flex flex-col gap-2 text-list">
          <p className="text-muted">{t("lead", { count: keys.length })}</p>
          <UseList uses={uses} />
          <p className="text-muted">{t("undo")}</p>
        </div>
      </DialogForm>
    </ActionDialog>
  );
}
