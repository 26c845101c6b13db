"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { reopenFlowAction, retireFlowAction } from "@/lib/flows/actions";
import { useDesigner } from "../../store/use-designer";

/** Takes the flow out of the catalog, or back in. */
export function RetireFlow() {
  const t = useTranslations("inspector.settings.catalog");
  const ui = useTranslations("ui");
  const router = useRouter();
  const flow = useDesigner((state) => state.flow);
  const rename = useDesigner((state) => state.rename);
  const [isAsking, setAsking] = useState(false);
  const [isPending, begin] = useTransition();
  const change = () =>
    begin(async () => {
      const { id: flowId, isActive } = flow;
      const answer = await (isActive ? retireFlowAction({ flowId }) : reopenFlowAction({ flowId }));
      setAsking(false);
      if (!answer.ok) return void toast.danger(answer.error.message);
      rename({ isActive: !isActive });
      toast.success(t(isActive ? "retired" : "reopened"));
      begin(() => router.refresh());
    });
  return (
    <>
      <p className="text-list">{t(flow.isActive ? "open" : "closed")}</p>
      <Button
        variant="outline"
        className="self-start"
        isPending={isPending && !isAsking}
        onPress={() => (flow.isActive ? setAsking(true) : change())}
      >
        {t(flow.isActive ? "retire" : "reopen")}
      </Button>
      <ActionDialog
        isAlert
        isOpen={isAsking}
        title={t("askTitle")}
        subject={flow.name}
        size="sm"
        onClose={() => setAsking(false)}
      >
        <Modal.Body>
          <p className="text-list">{t("ask")}</p>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="outline" onPress={() => setAsking(false)}>
            {ui("cancel")}
          </Button>
          <Button variant="danger" isPending={isPending} onPress={change}>
            {t("retire")}
          </Button>
        </Modal.Footer>
      </ActionDialog>
    </>
  );
}
