import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { CornerDownRight, GripVertical, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import type { ChoiceLine } from "@/lib/designer/form/choice-lines";

type Props = {
  line: ChoiceLine;
  /** Another choice beside it is stored the same way. */
  isRepeated: boolean;
  /** What is dragged would come before it. */
  isTarget: boolean;
  onChange: (patch: Partial<ChoiceLine>) => void;
  /** Its words were left. */
  onSettle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onDrag: (event: PointerEvent) => void;
  onRemove: () => void;
  /** null where choices have none below them. */
  onAddBelow: (() => void) | null;
};

/** A choice: what people read, and what is stored for it. */
export function ChoiceRow({
  line,
  isRepeated,
  isTarget,
  onChange,
  onSettle,
  onKeyDown,
  onDrag,
  onRemove,
  onAddBelow,
}: Props) {
  const t = useTranslations("formDesigner.choices");
  const { depth, key, label } = line;
  return (
    <li
      data-line
      className={`flex items-center gap-1 border-t-2 ${isTarget ? "border-accent" : "border-transparent"}`}
      style={{ paddingInlineStart: depth * 14 }}
      onKeyDown={onKeyDown}
    >
      <span
        aria-hidden="true"
        className="flex h-8 w-4 shrink-0 cursor-grab touch-none items-center justify-center text-muted"
        onPointerDown={onDrag}
      >
        <GripVertical className="size-3.5" />
      </span>
      <Input
        aria-label={t("label")}
        className="min-w-0 flex-[3]"
        maxLength={200}
        value={label}
        onBlur={onSettle}
        onChange={({ target }) => onChange({ label: target.value })}
      />
      <Input
        aria-invalid={isRepeated || key === "" ? true : undefined}
        aria-label={t("key", { label })}
        className="min-w-0 flex-[2] font-mono text-xs aria-invalid:border-danger"
        maxLength={100}
        spellCheck={false}
        title={isRepeated ? t("repeated") : t("keyHint")}
        value={key}
        onChange={({ target }) => target.value !== "" && onChange({ key: target.value })}
      />
      {onAddBelow !== null && (
        <Button isIconOnly size="sm" variant="ghost" aria-label={t("addBelow", { label })} onPress={onAddBelow}>
          <CornerDownRight aria-hidden="true" className="size-3.5" />
        </Button>
      )}
      <Button isIconOnly size="sm" variant="ghost" aria-label={t("remove", { label })} onPress={onRemove}>
        <X aria-hidden="true" className="size-3.5" />
      </Button>
    </li>
  );
}
