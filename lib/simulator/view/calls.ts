import type { ShownRequest } from "@/db/schema/outgoing/calls";
import { type HookNode, type HookRequest, makeRequest } from "@/lib/calls/request/make-request";
import { secretHeaders, showRequest } from "@/lib/calls/request/show-request";
import type { FlowNode } from "@/lib/flows/definition";
import { nodeIdOf } from "@/lib/flows/version-cache";
import type { WhoRule } from "@/lib/flows/who";
import { toToldTicket } from "@/lib/tickets/views/told/told-ticket";
import type { ReplayEntry } from "../replay/stage";
import type { SimulatedCall } from "../schema";
import { type Setting, toToldRow } from "./scene";

const CALLBACK_URL = "https://…";

/** What a command would ask of other systems and scripts. Nothing is sent, and no secret is opened. */
export async function callsOf(setting: Setting, entry: ReplayEntry): Promise<SimulatedCall[]> {
  const { after, events } = entry.change;
  const started = events.flatMap((event) =>
    event.type === "JobStarted" || event.type === "JobRetried" ? [event.job] : [],
  );
  const calls: SimulatedCall[] = [];
  for (const job of after.jobs.filter(({ no }) => started.includes(no))) {
    const node = setting.version.nodes.get(job.node);
    const base = { node: job.node, isLoonflow: false, problem: "" };
    if (node?.type === "hook") calls.push(await hookCall(setting, entry, node));
    if (node?.type === "script") calls.push({ ...base, kind: "script", request: null });
    if (job.kind === "resolver" && node !== undefined) calls.push(...questions(setting, entry, node));
  }
  return calls;
}

async function hookCall(setting: Setting, entry: ReplayEntry, node: HookNode): Promise<SimulatedCall> {
  const { hook, key, fields } = node;
  const isLoonflow = hook.signature === "loonflow" && hook.body.trim() === "" && hook.method !== "GET";
  const made = await makeRequest({
    node,
    ticket: toldAt(setting, entry, (field) => Object.hasOwn(fields, field)),
    callbackUrl: hook.waitsForCallback ? CALLBACK_URL : null,
    loonflowBody: async () => "",
  });
  const base = { node: key, kind: "hook" as const, isLoonflow };
  if (!made.ok) return { ...base, request: null, problem: made.detail || made.reason };
  return { ...base, request: shown(made.request), problem: "" };
}

const shown = (request: HookRequest): ShownRequest => showRequest(request, secretHeaders(request.headers));

type ExternalRule = Extract<WhoRule, { kind: "external" }>;

function questions(setting: Setting, entry: ReplayEntry, node: FlowNode): SimulatedCall[] {
  if (node.type !== "task" && node.type !== "copy") return [];
  const { definition } = setting.version;
  const seen = node.type === "task" ? Object.keys(node.fields) : definition.settings.viewFields;
  const told = toldAt(setting, entry, (key) => seen.includes(key));
  const where = { id: nodeIdOf(setting.version, node.key), key: node.key, name: node.name };
  return node.who
    .filter((rule): rule is ExternalRule => rule.kind === "external")
    .map(({ url, signature, extra }) => {
      const isLoonflow = signature === "loonflow";
      const body = isLoonflow ? "" : JSON.stringify({ ...told, node: where, ...(extra === "" ? {} : { extra }) });
      const headers = { accept: "application/json", "content-type": "application/json" };
      const request = shown({ method: "POST", url, headers, body });
      return { node: node.key, kind: "resolver" as const, request, isLoonflow, problem: "" };
    });
}

function toldAt(setting: Setting, entry: ReplayEntry, shows: (key: string) => boolean) {
  const { people, departments } = setting.names;
  return toToldTicket(toToldRow(setting, entry), setting.version, shows, { people, departments });
}
