"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useDraftSaver } from "../store/saver-context";
import { useDesigner } from "../store/use-designer";

/** Which draft it is, and whether the server has it as it stands here. */
export function SavingState() {
  const t = useTranslations("designer.saving");
  const number = useDesigner(({ draft }) => draft.number);
  const isDraft = useDesigner(({ draft }) => draft.revision !== null);
  const saving = useDesigner((state) => state.saving);
  const isSaved = useDesigner(({ history, draft }) => history.present === draft.saved);
  const saver = useDraftSaver();
  const state = saving.state === "idle" ? (isSaved ? "saved" : "waiting") : saving.state;
  return (
    <div className="flex items-center gap-1.5 text-xs whitespace-nowrap text-muted">
      <span className="max-sm:hidden">{isDraft || !isSaved ? t("draft", { number }) : t("noDraft")}</span>
      {(isDraft || !isSaved) && (
        <span
          role="status"
          data-saving={state}
          title={saving.state === "failed" ? saving.message : undefined}
          className="flex items-center gap-1.5 data-[saving=conflict]:text-(--danger-text) data-[saving=failed]:text-(--danger-text)"
        >
          <span aria-hidden="true" className="max-sm:hidden">
            ·
          </span>
          {t(`states.${state}`)}
        </span>
      )}
      {saving.state === "failed" && (
        <Button size="sm" variant="ghost" onPress={() => void saver.flush()}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
