import { findDraft, insertFlow, publishVersion, saveVersion } from "@/db/store/flows/flow-store";
import { recordImported, updateFlow } from "@/db/store/import-store";
import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import { mayBePublished, problemsOf } from "@/lib/flows/problems";
import { sealNodeSecret } from "@/lib/flows/secrets/node-secret";
import { FormField } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import type { Conflict } from "./conflicts";
import type { FlowToImport } from "./flow/flow";
import type { Counts, FlowReport } from "./report";
import type { Writing } from "./write-people";

const DATE_TIME = FormField.parse({ key: "at", type: "date-time", label: "at" });

/** Drafts that somebody changed here since they were imported, and that a changed record would replace. */
export async function editedDrafts(writing: Writing): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for (const flow of writing.skein.flows) {
    const origin = originHere(flow, writing);
    if (origin === null || origin.digest === flow.origin.digest) continue;
    const draft = await findDraft(writing.tx, flow.id);
    const isOurs = draft !== null && draft.id === origin.draft?.versionId && draft.revision === origin.draft.revision;
    if (draft !== null && !isOurs) conflicts.push({ code: "draft_edited", params: { id: flow.id, name: flow.name } });
  }
  return conflicts;
}

/** Writes each flow that is new or has changed as a version, published where nothing keeps it from that. */
export async function writeFlows(writing: Writing, timeZone: string): Promise<{ flows: FlowReport[]; counts: Counts }> {
  const knownUserIds = new Set(writing.skein.users.map(({ id }) => id));
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const flows: FlowReport[] = [];
  for (const flow of writing.skein.flows) {
    const problems = problemsOf(flow.definition, { knownUserIds });
    const isSound = mayBePublished(problems) && flow.notes.every(({ severity }) => severity !== "error");
    const origin = originHere(flow, writing);
    const isUnchanged = origin?.digest === flow.origin.digest;
    counts[isUnchanged ? "unchanged" : origin === null ? "created" : "updated"] += 1;
    if (!isUnchanged) await writeFlow(flow, isSound, origin === null, writing, timeZone);
    const result = isUnchanged ? "unchanged" : isSound ? "published" : "draft";
    flows.push({ id: flow.id, name: flow.name, result, notes: flow.notes, problems });
  }
  return { flows, counts };
}

async function writeFlow(
  flow: FlowToImport,
  isSound: boolean,
  isNew: boolean,
  writing: Writing,
  timeZone: string,
): Promise<void> {
  const { tx, at } = writing;
  const { id, name, description, ids } = flow;
  const definition = sealed(flow);
  const createdById = creatorOf(flow, writing);
  const { origin } = flow;
  if (isNew) {
    await insertFlow(tx, { id, name, description, origin, createdById, at: createdAt(flow, timeZone) ?? at });
  }
  const draft = await findDraft(tx, id);
  const expectedRevision = draft?.revision ?? null;
  const saved = await saveVersion(tx, { flowId: id, definition, expectedRevision, createdById, at, ids });
  if (isSound) await publishVersion(tx, { flowId: id, versionId: saved.id, expectedRevision: saved.revision, at });
  const left = isSound ? origin : { ...origin, draft: { versionId: saved.id, revision: saved.revision } };
  await updateFlow(tx, { id, name, description, origin: left, at });
  await recordImported(tx, "flow", [{ id, digest: origin.digest }], at);
}

/** What it signs with becomes unreadable on its way into the database. */
function sealed({ definition, secrets }: FlowToImport): FlowDefinition {
  const nodes = definition.nodes.map((node): FlowNode => {
    const secret = secrets.get(node.key) ?? "";
    if (secret === "") return node;
    const sealedSecret = sealNodeSecret(secret);
    if (node.type === "hook") return { ...node, hook: { ...node.hook, sealedSecret } };
    if (node.type !== "task") return node;
    return { ...node, who: node.who.map((rule) => (rule.kind === "external" ? { ...rule, sealedSecret } : rule)) };
  });
  return { ...definition, nodes };
}

function originHere(flow: FlowToImport, { occupied }: Writing) {
  return occupied.flow.find(({ id }) => id === flow.id)?.origin ?? null;
}

/** Who drew it; where nobody is named, the first administrator. */
function creatorOf(flow: FlowToImport, { skein }: Writing): number | null {
  const named = skein.users.find(({ username }) => username === flow.creator);
  const administrators = skein.users.filter(({ isAdministrator, isActive }) => isAdministrator && isActive);
  const first = administrators.sort((a, b) => a.id - b.id)[0];
  return (named ?? first)?.id ?? null;
}

function createdAt(flow: FlowToImport, timeZone: string): Date | null {
  const read = parseValue(DATE_TIME, flow.createdAt, { timeZone });
  return read.ok && typeof read.value === "string" ? new Date(read.value) : null;
}
