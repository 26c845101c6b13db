"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { FormAlert } from "@/components/ui/form-alert";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OtherDraft } from "../store/designer-store";
import { useDefinition, useDesigner, useNames } from "../store/use-designer";
import { VersionDiff } from "../versions/version-diff";
import { useChooseDraft } from "./use-choose-draft";

/** Two people drew one flow at once: whose draft it is to be. What is not chosen is kept. */
export function ConflictDialog() {
  const t = useTranslations("designer.conflict");
  const saving = useDesigner((state) => state.saving);
  const flow = useDesigner((state) => state.flow);
  const isOpen = saving.state === "conflict";
  return (
    <ActionDialog isAlert isOpen={isOpen} size="xl" title={t("title")} subject={flow.name} onClose={() => {}}>
      {isOpen && <Choice theirs={saving.theirs} />}
    </ActionDialog>
  );
}

function Choice({ theirs }: { theirs: OtherDraft }) {
  const t = useTranslations("designer.conflict");
  const { keepMine, takeTheirs, isPending, error } = useChooseDraft(theirs);
  const { by, at } = theirs;
  const mine = useDefinition();
  const names = useNames();
  return (
    <>
      <Modal.Body className="flex flex-col gap-3 text-list text-foreground">
        {error !== null && <FormAlert>{error}</FormAlert>}
        <p>
          {t("lead", { by, hasName: by === "" ? "no" : "yes" })} {at !== null && <RelativeTime at={at} />}
        </p>
        <p className="text-muted">{t("kept")}</p>
        <section aria-label={t("compared")} className="-mx-6 flex flex-col gap-2 border-t border-separator pt-3">
          <p className="px-6 text-muted">{t("compared")}</p>
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
