import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getDb } from "@/db/client";
import { findDesign, listReferables } from "@/db/queries/flows/designs";
import { listFlowCategories, listFlowGrants } from "@/db/queries/flows/flow-profile";
import {
  findManagedFlow,
  type ListedFlowRow,
  listManagedFlows,
  type ManagedFlowRow,
  managesAnyFlow,
} from "@/db/queries/flows/managed-flows";
import {
  findState,
  listSetAside,
  listVersions,
  type SetAsideRow,
  type StateRef,
  type VersionRow,
} from "@/db/queries/flows/versions";
import { listDepartments } from "@/db/queries/people/departments";
import { listPeople } from "@/db/queries/people/people";
import { findPerson } from "@/db/queries/people/person";
import { SET_ASIDE_LIMIT } from "@/db/store/flows/set-aside-store";
import { requireUser } from "@/lib/auth/current-user";
import type { Standing } from "@/lib/designer/form/trial/onward";
import type { ChildForm } from "@/lib/designer/inspect/child-mapping";
import type { Names } from "@/lib/designer/names";
import { referencesIn } from "@/lib/designer/references";
import { readChildForm } from "./child-form";
import { FlowDefinition } from "./definition";
import { exportedFlow } from "./exchange/exported-flow";
import type { FlowFile } from "./exchange/flow-file";
import type { Problem } from "./problems/problem";
import { seeProblems } from "./publication";
import type { FlowSettingsPage } from "./schema";
import { hideSecrets } from "./secrets/hidden-secrets";

/** Whether the reader has flows to look after, or may draw some. */
export const loadManagesFlows = cache(async (): Promise<boolean> => {
  const { scope } = await requireUser();
  return scope.globalRole !== "member" || managesAnyFlow(getDb(), scope.userId);
});

export type FlowListPage = { flows: ListedFlowRow[]; mayDraw: boolean };

/** The flows the reader may change, by name, and whether they may draw others. */
export async function loadManagedFlows(): Promise<FlowListPage> {
  const { scope } = await requireUser();
  return { flows: await listManagedFlows(getDb(), scope.userId), mayDraw: scope.globalRole !== "member" };
}

/** For whoever may not draw flows the page that begins one is not there. */
export async function loadMayDraw(): Promise<void> {
  const { scope } = await requireUser();
  if (scope.globalRole === "member") notFound();
}

/** A flow the reader may change; any other looks like one that is not there. */
export const loadManagedFlow = cache(async (id: string): Promise<ManagedFlowRow> => {
  const { scope } = await requireUser();
  return (await findManagedFlow(getDb(), scope.userId, numberIn(id))) ?? notFound();
});

export type DesignPage = {
  flow: { id: number; name: string; isActive: boolean };
  names: Names;
  draft: { definition: FlowDefinition; revision: number | null; number: number; publishedNumber: number | null };
  /** What the server finds wrong with the definition. */
  problems: readonly Problem[];
};

/** A flow as whoever may change it draws it, without its secrets, and names for what it speaks of. */
export const loadDesign = cache(async (id: string): Promise<DesignPage> => {
  const { id: flowId, name, isActive } = await loadManagedFlow(id);
  const [stored, referables] = await Promise.all([findDesign(getDb(), flowId), listReferables(getDb())]);
  if (stored === null) notFound();
  const definition = hideSecrets(FlowDefinition.parse(stored.definition));
  return {
    flow: { id: flowId, name, isActive },
    draft: { ...stored, definition },
    names: { ...referables, ...(await namesIn([definition])) },
    problems: await problemsOf(definition, flowId),
  };
});

/** What somebody else made of the draft meanwhile, with names for what it speaks of. */
export async function loadOtherDraft(flowId: number): Promise<Pick<DesignPage, "draft" | "names">> {
  const { draft, names } = await loadDesign(String(flowId));
  return { draft, names };
}

/** What the directory says of somebody, for whoever tries a flow as them. */
export async function loadStanding(flowId: number, userId: number): Promise<Standing | null> {
  await loadManagedFlow(String(flowId));
  const person = await findPerson(getDb(), userId);
  return person === null ? null : { roleIds: person.roleIds, departmentIds: person.departmentIds };
}

export type VersionsPage = { versions: VersionRow[]; setAside: SetAsideRow[]; setAsideLimit: number };

/** The versions of a flow the reader may change, and its drafts that were set aside. */
export async function loadVersions(id: string): Promise<VersionsPage> {
  const { id: flowId } = await loadManagedFlow(id);
  const [versions, setAside] = await Promise.all([listVersions(getDb(), flowId), listSetAside(getDb(), flowId)]);
  return { versions, setAside, setAsideLimit: SET_ASIDE_LIMIT };
}

export type FlowState = {
  definition: FlowDefinition;
  names: Pick<Names, "people" | "departments">;
  problems: readonly Problem[];
};

/** One state of a flow to look at, without its secrets, with names for whom it speaks of. */
export async function loadState(flowId: number, ref: StateRef): Promise<FlowState> {
  const flow = await loadManagedFlow(String(flowId));
  const stored = await findState(getDb(), flow.id, ref);
  if (stored === null) notFound();
  const definition = hideSecrets(FlowDefinition.parse(stored));
  return { definition, names: await namesIn([definition]), problems: await problemsOf(definition, flow.id) };
}

const problemsOf = (definition: FlowDefinition, flowId: number) =>
  getDb().transaction((tx) => seeProblems(tx, definition, flowId));

/** What a flow is called and who may do what with it, for whoever may change it. */
export async function loadFlowSettings(id: string): Promise<FlowSettingsPage> {
  const { id: flowId, name, description, category, running } = await loadManagedFlow(id);
  const [grants, categories] = await Promise.all([listFlowGrants(getDb(), flowId), listFlowCategories(getDb())]);
  const idsOf = (type: string) =>
    grants.filter(({ principalType }) => principalType === type).map(({ principalId }) => principalId);
  const [people, departments] = await Promise.all([
    listPeople(getDb(), idsOf("user")),
    listDepartments(getDb(), idsOf("department")),
  ]);
  return { profile: { name, description, category }, running, grants, categories, people, departments };
}

/** What tickets of a flow are filed with, for whoever may change a flow that files them. */
export async function loadChildForm(flowId: number, childFlowId: number): Promise<ChildForm | null> {
  const { scope } = await requireUser();
  return readChildForm(getDb(), { userId: scope.userId, flowId, childFlowId });
}

/** A version of a flow the reader may change as a file, without its secrets; null when there is none. */
export async function loadExport(id: string, version: string | null): Promise<FlowFile | null> {
  const { scope } = await requireUser();
  const [flowId, number] = [numberIn(id), version === null ? null : numberIn(version)];
  const flow = await findManagedFlow(getDb(), scope.userId, flowId);
  return flow === null ? null : exportedFlow(getDb(), { flowId, number });
}

/** 0, which nothing has, for what is no number. */
const numberIn = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** Names for the people and departments that definitions speak of. */
async function namesIn(definitions: readonly FlowDefinition[]): Promise<Pick<Names, "people" | "departments">> {
  const references = definitions.map(referencesIn);
  const [people, departments] = await Promise.all([
    listPeople(getDb(), [...new Set(references.flatMap(({ userIds }) => userIds))]),
    listDepartments(getDb(), [...new Set(references.flatMap(({ departmentIds }) => departmentIds))]),
  ]);
  return {
    people: Object.fromEntries(people.map((person) => [person.id, person])),
    departments: Object.fromEntries(departments.map((department) => [department.id, department])),
  };
}
