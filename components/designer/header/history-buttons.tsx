"use client";

import { Button } from "@heroui/react/button";
import { Tooltip } from "@heroui/react/tooltip";
import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EditLabel } from "@/lib/designer/history";
import { useDesigner } from "../store/use-designer";
import { useHistoryKeys } from "./use-history-keys";

/** One step back and forth; what it would be is said. */
export function HistoryButtons() {
  const last = useDesigner(({ history }) => history.past.at(-1)?.label ?? null);
  const next = useDesigner(({ history }) => history.future[0]?.label ?? null);
  const undo = useDesigner((state) => state.undo);
  const redo = useDesigner((state) => state.redo);
  useHistoryKeys();
  return (
    <div className="flex items-center">
      <StepButton step="undo" label={last} onPress={undo} />
      <StepButton step="redo" label={next} onPress={redo} />
    </div>
  );
}

type Props = { step: "undo" | "redo"; label: EditLabel | null; onPress: () => void };

function StepButton({ step, label, onPress }: Props) {
  const t = useTranslations("designer.history");
  const Icon = step === "undo" ? Undo2 : Redo2;
  const what =
    label === null ? "" : t(`edits.${label.type}`, { name: label.name, hasName: label.name === "" ? "no" : "yes" });
  const text = label === null ? t(`${step}Nothing`) : t(step, { what });
  return (
    <Tooltip delay={300}>
      <Button isIconOnly size="sm" variant="ghost" aria-label={text} isDisabled={label === null} onPress={onPress}>
        <Icon aria-hidden="true" className="size-4" />
      </Button>
      <Tooltip.Content>{text}</Tooltip.Content>
    </Tooltip>
  );
}
