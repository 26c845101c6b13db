import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { getDb } from "@/db/client";
import { countTodo } from "@/db/queries/tickets/inbox";
import { optionalUser, requireUser } from "@/lib/auth/current-user";
import type { OptionAnswer } from "@/lib/forms/option-answer";
import { readFieldOptions } from "./options/field-options";
import type {
  CatalogEntry,
  FoundTicket,
  ListChoices,
  StartForm,
  TicketListPage,
  TicketPage,
  VisibleForm,
} from "./schema";
import { readCatalog, readStartForm } from "./views/catalog";
import { readEditForm } from "./views/edit-form";
import { readFoundTickets } from "./views/lists/found-tickets";
import { type ListRequest, readTicketList } from "./views/lists/ticket-list";
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

/** Every field of a ticket to be changed; null for who may not intervene, as for a ticket there is not. */
export async function loadEditForm(id: unknown): Promise<VisibleForm | null> {
  const ticketId = Id.safeParse(id);
  const current = await optionalUser();
  if (!ticketId.success || current === null) return null;
  return readEditForm(getDb(), current.scope.userId, ticketId.data);
}

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

const MOST_COUNTED = 100;

/** How many tasks wait for the reader; counting stops at a hundred. */
export async function loadTodoCount(): Promise<number> {
  const { scope } = await requireUser();
  return countTodo(getDb(), scope.userId, MOST_COUNTED);
}

const FieldQuestion = z.object({
  place: z.union([z.object({ flowId: Id }), z.object({ ticketId: Id })]),
  fieldKey: z.string().max(50),
  text: z.string().max(200),
});

/** What another system offers for a field, or why it offers nothing. */
export async function loadFieldOptions(question: unknown): Promise<OptionAnswer> {
  const asked = FieldQuestion.safeParse(question);
  const current = await optionalUser();
  if (!asked.success || current === null) return { failure: "not_offered" };
  return readFieldOptions(getDb(), current.scope.userId, asked.data);
}

/** Tickets whose number or title holds the text, newest first; none for who is not signed in. */
export async function loadFoundTickets(text: unknown): Promise<FoundTicket[]> {
  const asked = z.string().trim().min(1).max(200).safeParse(text);
  const current = await optionalUser();
  return asked.success && current !== null ? readFoundTickets(getDb(), current.scope, asked.data) : [];
}
