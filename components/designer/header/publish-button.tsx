"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesigner } from "../store/use-designer";
import { PublishDialog } from "./publish-dialog";

/** Makes the draft what new tickets run on; there has to be something new. */
export function PublishButton() {
  const t = useTranslations("designer.publish");
  const hasDraft = useDesigner(({ history, draft }) => draft.revision !== null || history.present !== draft.saved);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="primary" isDisabled={!hasDraft} onPress={() => setOpen(true)}>
        {t("publish")}
      </Button>
      <PublishDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
