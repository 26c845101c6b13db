"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { ChevronDown, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import type { ManagedTicket } from "./managed-ticket";
import { ticketChoices } from "./ticket-choices";
import { type TicketDialog, TicketDialogs } from "./ticket-dialogs";

type Props = { ticket: ManagedTicket };

/** What can be done with the ticket as a whole; on a phone all of it is behind one menu. */
export function TicketToolbar({ ticket }: Props) {
  const t = useTranslations("tickets");
  const [open, setOpen] = useState<TicketDialog | null>(null);
  const [isManaging, setManaging] = useState(false);
  const { own, manage } = ticketChoices(ticket);
  const trigger = useRef<HTMLButtonElement>(null);
  const beginManaging = () => {
    // Where the focus returns to when the menu, or what was chosen in it, is closed.
    trigger.current?.focus();
    setManaging(manage.length > 0);
  };
  useHotkeys({ m: beginManaging });
  return (
    <fieldset aria-label={t("toolbar.label")} className="flex shrink-0 items-center gap-1">
      {own.map((choice) => (
        <Button key={choice} size="sm" variant="ghost" className="max-md:hidden" onPress={() => setOpen(choice)}>
          {t(`${choice}.open`)}
        </Button>
      ))}
      {manage.length > 0 && (
        <Dropdown isOpen={isManaging} onOpenChange={setManaging}>
          <Button ref={trigger} size="sm" variant="ghost" className="max-md:hidden">
            {t("toolbar.manage")}
            <ChevronDown aria-hidden="true" className="size-3.5" />
          </Button>
          <Choices label={t("toolbar.manage")} choices={manage} onChoose={setOpen} />
        </Dropdown>
      )}
      {own.length + manage.length > 0 && (
        <Dropdown>
          <Button isIconOnly size="sm" variant="ghost" aria-label={t("toolbar.more")} className="md:hidden">
            <Ellipsis aria-hidden="true" className="size-4" />
          </Button>
          <Choices label={t("toolbar.more")} choices={[...own, ...manage]} onChoose={setOpen} />
        </Dropdown>
      )}
      <TicketDialogs open={open} ticket={ticket} onClose={() => setOpen(null)} />
    </fieldset>
  );
}

type ChoicesProps = { label: string; choices: readonly TicketDialog[]; onChoose: (dialog: TicketDialog) => void };

const DANGEROUS: readonly TicketDialog[] = ["close", "delete", "deleteDraft"];

function Choices({ label, choices, onChoose }: ChoicesProps) {
  const t = useTranslations("tickets");
  return (
    <Dropdown.Popover placement="bottom end">
      <Dropdown.Menu aria-label={label} onAction={(id) => onChoose(id as TicketDialog)}>
        {choices.map((choice) => (
          <Dropdown.Item
            key={choice}
            id={choice}
            textValue={t(`${choice}.open`)}
            variant={DANGEROUS.includes(choice) ? "danger" : "default"}
          >
            {t(`${choice}.open`)}
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
    </Dropdown.Popover>
  );
}
