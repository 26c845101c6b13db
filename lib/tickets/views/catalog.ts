import type { Reader } from "@/db/client";
import { type CatalogFlow, listCatalog } from "@/db/queries/flows/catalog";
import { loadVersion } from "@/lib/flows/version-cache";
import { isAllowedToCreate } from "../filing/creation-rule";
import type { CatalogEntry, StartForm } from "../schema";
import { buttonsOf } from "./buttons";
import { toVisibleForm } from "./visible-form";

/** The flows one person may file tickets of. */
export async function readCatalog(reader: Reader, userId: number): Promise<CatalogEntry[]> {
  const flows = await allowedFlows(reader, userId);
  return flows.map(({ id, name, description, category }) => ({ flowId: id, name, description, category }));
}

/** The start form of a flow; null when the person may not file tickets of it. */
export async function readStartForm(reader: Reader, userId: number, flowId: number): Promise<StartForm | null> {
  const flow = (await allowedFlows(reader, userId)).find(({ id }) => id === flowId);
  if (flow === undefined) return null;
  const version = await loadVersion(reader, flow.versionId);
  const start = version.nodes.get(version.compiled.start);
  const access = start?.type === "start" ? start.fields : {};
  return {
    flowId,
    flowName: flow.name,
    description: flow.description,
    form: toVisibleForm(version, access, { values: {}, title: "" }, { people: [], departments: [] }),
    buttons: buttonsOf(version, version.compiled.start),
  };
}

async function allowedFlows(reader: Reader, userId: number): Promise<CatalogFlow[]> {
  const { flows, person } = await listCatalog(reader, userId);
  if (person === null || !person.isActive) return [];
  return flows.filter((flow) => isAllowedToCreate(flow.creation, person));
}
