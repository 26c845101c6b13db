import "server-only";
import { getDb } from "@/db/client";
import { listRuleChannels, listRulesOf } from "@/db/queries/notices/notice-rules";
import { listTemplateForms, listTrialTickets } from "@/db/queries/notices/notice-trials";
import { optionalUser } from "@/lib/auth/current-user";
import { FlowDefinition } from "@/lib/flows/definition";
import { loadManagedFlow } from "@/lib/flows/loaders";
import { isLayout } from "@/lib/forms/form-definition";
import { demandManager } from "./flow-manager";
import type { RulesPage, TrialTicket } from "./schema";

const TRIAL_TICKETS = 30;

/** What of a flow is told where; flows that the reader does not manage look like ones that are not there. */
export async function loadRules(id: string): Promise<RulesPage & { flowId: number }> {
  const { id: flowId } = await loadManagedFlow(id);
  const [rules, channels, forms] = await Promise.all([
    listRulesOf(getDb(), flowId),
    listRuleChannels(getDb()),
    listTemplateForms(getDb(), flowId),
  ]);
  const fields = forms.flatMap((stored) => FlowDefinition.parse(stored).form.fields);
  const named = fields.filter(({ type }) => !isLayout(type)).map(({ key, label }): [string, string] => [key, label]);
  return {
    flowId,
    rules: rules.map(({ id: ruleId, problem, problemAt, language: _language, ...rule }) => {
      return { ...rule, ruleId, problem: problemAt === null ? null : { text: problem, at: problemAt.toISOString() } };
    }),
    channels,
    fields: [...new Map(named.toReversed())].reverse().map(([key, label]) => ({ key, label })),
  };
}

/** Tickets of a flow to try templates on, newest first; none for who does not manage it. */
export async function loadTrialTickets(flowId: unknown): Promise<TrialTicket[]> {
  const current = await optionalUser();
  if (current === null || typeof flowId !== "number" || !Number.isSafeInteger(flowId)) return [];
  const { userId } = await demandManager(getDb(), current.actor, flowId);
  return listTrialTickets(getDb(), { flowId, userId, ticketId: null, limit: TRIAL_TICKETS });
}
