"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { useDesigner } from "../store/use-designer";

const DraftChoice = dynamic(() => import("./draft-choice").then((module) => module.DraftChoice), { ssr: false });

/** Two people drew one flow at once: whose draft it is to be. What is not chosen is kept. */
export function ConflictDialog() {
  const t = useTranslations("designer.conflict");
  const saving = useDesigner((state) => state.saving);
  const flow = useDesigner((state) => state.flow);
  const isOpen = saving.state === "conflict";
  return (
    <ActionDialog isAlert isOpen={isOpen} size="xl" title={t("title")} subject={flow.name} onClose={() => {}}>
      {isOpen && <DraftChoice theirs={saving.theirs} />}
    </ActionDialog>
  );
}
