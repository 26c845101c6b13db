"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FlowDialogs, type FlowTask } from "@/components/studio/manage/flow-dialogs";
import { useDesigner } from "../../store/use-designer";

/** Takes the flow out of the catalog, or back in. */
export function RetireFlow({ running }: { running: number }) {
  const t = useTranslations("inspector.settings.catalog");
  const { id, name, isActive } = useDesigner((state) => state.flow);
  const rename = useDesigner((state) => state.rename);
  const [task, setTask] = useState<FlowTask | null>(null);
  return (
    <>
      <p className="text-list">{t(isActive ? "open" : "closed")}</p>
      <Button
        variant="outline"
        className="self-start"
        onPress={() => setTask({ verb: isActive ? "retire" : "reopen", flow: { id, name, running } })}
      >
        {t(isActive ? "retire" : "reopen")}
      </Button>
      <FlowDialogs
        task={task}
        onDone={({ verb }) => rename({ isActive: verb === "reopen" })}
        onClose={() => setTask(null)}
      />
    </>
  );
}
