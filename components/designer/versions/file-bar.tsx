"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { FileButton } from "@/components/studio/file/file-button";
import { FileProblems } from "@/components/studio/file/file-problems";
import { UnknownList } from "@/components/studio/file/unknown-list";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { useDesigner } from "../store/use-designer";
import { useImportDraft } from "./use-import-draft";

/** The flow as a file: out, and in again as the draft. */
export function FileBar() {
  const t = useTranslations("versions.page.file");
  const ui = useTranslations("ui");
  const flow = useDesigner((state) => state.flow);
  const { send, isPending, outcome, close } = useImportDraft();
  return (
    <div className="flex items-center gap-1">
      <a
        href={`/api/flows/${flow.id}/export`}
        download
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-list text-muted hover:bg-default hover:text-foreground focus-visible:focus-ring"
      >
        <FileDown aria-hidden="true" className="size-4" />
        {t("export")}
      </a>
      <FileButton label={t("import")} isPending={isPending} onChoose={send} />
      <ActionDialog isOpen={outcome !== null} title={t("import")} subject={flow.name} onClose={close}>
        <Modal.Body className="flex flex-col gap-3 text-foreground">
          {outcome !== null && "message" in outcome && <FileProblems {...outcome} />}
          {outcome !== null && "unknown" in outcome && (
            <>
              <p className="text-list">{t("unknown")}</p>
              <UnknownList unknown={outcome.unknown} />
            </>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="primary" onPress={close}>
            {ui("close")}
          </Button>
        </Modal.Footer>
      </ActionDialog>
    </div>
  );
}
