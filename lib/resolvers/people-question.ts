import { createHash } from "node:crypto";
import type { Reader } from "@/db/client";
import { findResolverJob } from "@/db/queries/resolver-jobs";
import type { FlowNode } from "@/lib/flows/definition";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import type { WhoRule } from "@/lib/flows/who";
import type { Json } from "@/lib/forms/form-definition";
import { readHookBody } from "@/lib/loonflow/wire/tickets/hook-body";
import { readToldTicket } from "@/lib/tickets/views/told/told-ticket";

export type JobAttempt = { ticketId: number; jobNo: number; attempt: number };
export type ExternalRule = Extract<WhoRule, { kind: "external" }>;
type AskingNode = Extract<FlowNode, { who: WhoRule[] }>;

/** What one system is asked. The id is the same for every try. */
export type PeopleQuestion = { id: string; rule: ExternalRule; body: string };

/**
 * What the systems are asked that name the people of a node, in the order of its rules. Each is told the ticket (see
 * `ToldTicket`) with what the node shows of its form, a copy node what everybody sees; beside it `node` and the rule's
 * `extra`. Receivers written for loonflow are told every field, as they always were.
 *
 * @returns null when nobody waits for this attempt any more.
 */
export async function readPeopleQuestions(reader: Reader, job: JobAttempt): Promise<PeopleQuestion[] | null> {
  const found = await findResolverJob(reader, job);
  if (found === null) return null;
  const version = await loadVersion(reader, found.versionId);
  const node = version.nodes.get(version.nodeKeys.get(found.nodeId) ?? "");
  if (node === undefined || !("who" in node)) return null;
  const rules = node.who.filter((rule): rule is ExternalRule => rule.kind === "external");
  const isStandard = rules.some(({ signature }) => signature === "standard-webhooks");
  const told = isStandard ? await readToldTicket(reader, job.ticketId, showsAt(version, node)) : null;
  const questions: PeopleQuestion[] = [];
  for (const [index, rule] of rules.entries()) {
    const body =
      rule.signature === "loonflow"
        ? await readHookBody(reader, { ticketId: job.ticketId, nodeId: found.nodeId, extra: extraInfo(rule) })
        : JSON.stringify({
            ...told,
            node: { id: found.nodeId, key: node.key, name: node.name },
            ...(rule.extra === "" ? {} : { extra: rule.extra }),
          });
    questions.push({ id: idOf(job, index), rule, body });
  }
  return questions;
}

function showsAt({ definition }: LoadedVersion, node: AskingNode): (key: string) => boolean {
  const shown = node.type === "task" ? Object.keys(node.fields) : definition.settings.viewFields;
  return (key) => shown.includes(key);
}

/** The configuration keeps as text what may have been any JSON there. */
function extraInfo({ extra }: ExternalRule): Record<string, Json> {
  if (extra === "") return {};
  try {
    const value: Json = JSON.parse(extra);
    return { extra_info: typeof value === "object" ? value : extra };
  } catch {
    return { extra_info: extra };
  }
}

/** A name for the question that looks like any other message's. */
function idOf({ ticketId, jobNo, attempt }: JobAttempt, index: number): string {
  const hash = createHash("sha256").update(`people ${ticketId} ${jobNo} ${attempt} ${index}`).digest("hex");
  return `people_${hash.slice(0, 32)}`;
}
