"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/tickets/manage/reason-dialog";
import { retryJobAction } from "@/lib/tickets/actions";

type Props = { ticket: { id: number; serial: string }; nodeName: string; jobNo: number };

/** Has a call that failed made anew, after asking why. */
export function RetryCall({ ticket, nodeName, jobNo }: Props) {
  const t = useTranslations("tickets.jobs");
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button size="sm" variant="outline" onPress={() => setOpen(true)}>
        {t("retry")}
      </Button>
      <ReasonDialog
        words="retry"
        isOpen={isOpen}
        subject={ticket.serial}
        params={{ serial: ticket.serial, node: nodeName }}
        act={(reason) => retryJobAction({ ticketId: ticket.id, jobNo, reason })}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
