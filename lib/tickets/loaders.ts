import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { getDb } from "@/db/client";
import { requireUser } from "@/lib/auth/current-user";
import type { CatalogEntry, ListChoices, StartForm, TicketListPage, TicketPage } from "./schema";
import { readCatalog, readStartForm } from "./views/catalog";
import { type ListRequest, readTicketList } from "./views/ticket-list";
import { readTicketPage } from "./views/ticket-page";

const Id = z.coerce.number().int().positive().max(2_147_483_647);

export async function loadTicketList(request: ListRequest): Promise<{ page: TicketListPage; choices: ListChoices }> {
  const { scope } = await requireUser();
  return readTicketList(getDb(), scope, request);
}

/** A ticket's page; unknown and forbidden tickets look alike. */
export const loadTicket = cache(async (id: string): Promise<TicketPage> => {
  const { scope } = await requireUser();
  const ticketId = Id.safeParse(id);
  const page = ticketId.success ? await readTicketPage(getDb(), scope.userId, ticketId.data) : null;
  return page ?? notFound();
});

export async function loadCatalog(): Promise<CatalogEntry[]> {
  const { scope } = await requireUser();
  return readCatalog(getDb(), scope.userId);
}

/** A flow's start form; flows that are unknown and flows this person may not use look alike. */
export const loadStartForm = cache(async (id: string): Promise<StartForm> => {
  const { scope } = await requireUser();
  const flowId = Id.safeParse(id);
  const form = flowId.success ? await readStartForm(getDb(), scope.userId, flowId.data) : null;
  return form ?? notFound();
});
