"use client";

import { Button } from "@heroui/react/button";
import { Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { removeSignerAction } from "@/lib/tasks/actions";
import type { Signer } from "@/lib/tickets/schema";
import { ReasonDialog } from "./reason-dialog";

type Props = { signer: Signer; ticket: { ticketId: number; serial: string } };

/** Takes a signer out again, or a task back from whoever was asked about it. */
export function RemoveSigner({ signer, ticket: { ticketId, serial } }: Props) {
  const t = useTranslations("tickets");
  const [isOpen, setOpen] = useState(false);
  const { seatNo, asked, person } = signer;
  const name = (asked ?? person)?.name ?? t("signing.shared");
  const [words, label] =
    asked === null ? (["removeSigner", "signing.remove"] as const) : (["takeBack", "signing.takeBack"] as const);
  const Icon = asked === null ? X : Undo2;
  return (
    <>
      <Button
        isIconOnly
        size="sm"
        variant="ghost"
        aria-label={t(label, { name })}
        className="-my-1 shrink-0 text-muted"
        onPress={() => setOpen(true)}
      >
        <Icon aria-hidden="true" className="size-3.5" />
      </Button>
      <ReasonDialog
        words={words}
        isOpen={isOpen}
        params={{ name, serial }}
        subject={serial}
        act={(comment) => removeSignerAction({ ticketId, seatNo, comment })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
