"use client";

import { type ReactNode, useState } from "react";
import type { TicketPage } from "@/lib/tickets/schema";
import { TicketDesk } from "./ticket-desk";

export type Work = Pick<TicketPage, "ticketId" | "serial" | "revision" | "form" | "own">;

type Props = { work: Work; history: ReactNode };

/**
 * The form and what can be decided. The page is read again all the time; as long as nothing was typed the newest
 * state is shown, but what somebody has begun to write is never taken away from under them.
 */
export function TicketWorkspace({ work, history }: Props) {
  const [shown, setShown] = useState(work);
  const [isTouched, setTouched] = useState(false);
  const hasMoved = work.revision !== shown.revision;
  if (hasMoved && !isTouched) setShown(work);
  const showCurrent = () => {
    setTouched(false);
    setShown(work);
  };
  return (
    <TicketDesk
      key={shown.revision}
      work={shown}
      history={history}
      onTouch={setTouched}
      onShowCurrent={hasMoved && isTouched ? showCurrent : null}
    />
  );
}
