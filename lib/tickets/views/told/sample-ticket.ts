import type { Reader } from "@/db/client";
import type { TrialFlow } from "@/db/queries/flows/flow-trials";
import { listNamed } from "@/db/queries/notices/told-tickets";
import type { FieldAccess, FormDefinition, Json } from "@/lib/forms/form-definition";
import { formState } from "@/lib/forms/rules";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";
import { visibleValues } from "@/lib/forms/visibility";
import { siteUrl } from "@/lib/platform/site-url";
import type { ToldTicket } from "./told-ticket";
import { toldValue } from "./told-value";

export type SampleTicket = {
  flow: { id: number } & TrialFlow;
  node: { key: string; name: string; fields: FieldAccess };
  form: FormDefinition;
  values: Record<string, Json>;
  title: string;
  at: Date;
};

/** A ticket that nobody filed, as a node would tell other systems of it; see `readToldTicket`. */
export async function sampleTicket(reader: Reader, sample: SampleTicket): Promise<ToldTicket> {
  const { flow, node, form, title, at } = sample;
  const access = Object.fromEntries(Object.keys(node.fields).map((key) => [key, "read" as const]));
  const shown = visibleValues(form, access, sampleValues(sample));
  const named = await listNamed(reader, {
    people: personIdsIn(form, shown),
    departments: departmentIdsIn(form, shown),
  });
  const names = {
    people: new Map(named.people.map((person) => [person.id, person])),
    departments: new Map(named.departments.map((department) => [department.id, department])),
    files: new Map(),
  };
  const fields = form.fields.filter(({ key }) => Object.hasOwn(shown, key));
  return {
    id: 0,
    serial: "sample",
    title: Object.hasOwn(node.fields, "title") ? title : null,
    status: "running",
    flow: { id: flow.id, name: flow.name },
    requester: flow.person,
    nodes: [{ id: flow.nodeId, key: node.key, name: node.name }],
    parentId: null,
    isTest: true,
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
    endedAt: null,
    url: new URL("/tickets/0", siteUrl()).href,
    fields: Object.fromEntries(fields.map((field) => [field.key, toldValue(field, shown[field.key] ?? null, names)])),
  };
}

/** Its values with what is computed from them. */
export function sampleValues({ form, values }: Pick<SampleTicket, "form" | "values">): Record<string, Json> {
  return { ...values, ...Object.fromEntries(formState(form, values).computed) };
}
