import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getDb } from "@/db/client";
import { findManagedFlow, listManagedFlows, type ManagedFlowRow, managesAnyFlow } from "@/db/queries/managed-flows";
import { requireUser } from "@/lib/auth/current-user";

/** Whether the reader has flows to look after, or may draw some. */
export const loadManagesFlows = cache(async (): Promise<boolean> => {
  const { scope } = await requireUser();
  return scope.globalRole !== "member" || managesAnyFlow(getDb(), scope.userId);
});

/** The flows the reader may change, by name. */
export async function loadManagedFlows(): Promise<ManagedFlowRow[]> {
  const { scope } = await requireUser();
  return listManagedFlows(getDb(), scope.userId);
}

/** A flow the reader may change; any other looks like one that is not there. */
export const loadManagedFlow = cache(async (id: string): Promise<ManagedFlowRow> => {
  const { scope } = await requireUser();
  const flowId = /^\d{1,9}$/.test(id) ? Number(id) : 0;
  return (await findManagedFlow(getDb(), scope.userId, flowId)) ?? notFound();
});
