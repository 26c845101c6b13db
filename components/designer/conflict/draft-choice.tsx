"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OtherDraft } from "../store/designer-store";
import { useDefinition, useNames } from "../store/use-designer";
import { VersionDiff } from "../versions/version-diff";
import { useChooseDraft } from "./use-choose-draft";

/** Both drafts beside each other. */
export function DraftChoice({ theirs }: { theirs: OtherDraft }) {
  const t = useTranslations("designer.conflict");
  const { keepMine, takeTheirs, isPending, error } = useChooseDraft(theirs);
  const { by, at } = theirs;
  const mine = useDefinition();
  const names = useNames();
  return (
    <>
      <Modal.Body className="-mx-6 flex flex-col gap-3 px-6 text-list text-foreground">
        {error !== null && <FormAlert>{error}</FormAlert>}
        <p>
          {t("lead", { by, hasName: by === "" ? "no" : "yes" })}
          {at !== null && (
            <span className="text-muted">
              {" · "}
              <RelativeTime at={at} />
            </span>
          )}
        </p>
        <p className="text-muted">{t("kept")}</p>
        <section aria-label={t("compared")} className="-mx-6 flex flex-col gap-2 border-t border-separator pt-3">
          <p className="px-4 md:px-5 text-muted">{t("compared")}</p>
          <VersionDiff before={theirs.definition} after={mine} names={names} />
        </section>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="outline" isDisabled={isPending} onPress={takeTheirs}>
          {t("takeTheirs")}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={keepMine}>
          {t("keepMine")}
        </Button>
      </Modal.Footer>
    </>
  );
}
