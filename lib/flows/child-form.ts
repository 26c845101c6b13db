import { z } from "zod";
import type { Reader } from "@/db/client";
import { findOpenDefinition } from "@/db/queries/flows/flow-versions";
import { findManagedFlow } from "@/db/queries/flows/managed-flows";
import { type ChildForm, mayBeFixed } from "@/lib/designer/inspect/child-mapping";
import type { FormField } from "@/lib/forms/form-definition";
import { FlowDefinition, fieldsOf } from "./definition";

const Ids = z.object({ flowId: z.int().positive(), childFlowId: z.int().positive() });

/** What a field takes, without the rest of what its own flow says of it. */
const inputOf = (field: FormField): FormField => ({
  ...field,
  ...{ help: "", template: "", expression: "", visibleWhen: "", requiredWhen: "" },
  ...{ defaultValue: null, columns: [], source: null, tag: {} },
});

type Wanted = { userId: number; flowId: number; childFlowId: number };

/**
 * What tickets of a flow are filed with: the fields that its start takes, and its buttons. Only for who may change the
 * flow whose tickets file them; null for anybody else, and when none can be filed.
 */
export async function readChildForm(reader: Reader, { userId, ...ids }: Wanted): Promise<ChildForm | null> {
  const wanted = Ids.safeParse(ids);
  if (!wanted.success || (await findManagedFlow(reader, userId, wanted.data.flowId)) === null) return null;
  const stored = await findOpenDefinition(reader, wanted.data.childFlowId);
  if (stored === null) return null;
  const { nodes, transitions, form } = FlowDefinition.parse(stored);
  const start = nodes.find(({ type }) => type === "start");
  const access = fieldsOf(start);
  const filled = form.fields.filter(({ key }) => access[key] === "edit" || access[key] === "required");
  const buttons = transitions.filter(({ from, timer }) => from === start?.key && timer === null);
  return {
    fields: [...filled]
      .sort((a, b) => a.order - b.order)
      .map((field) => ({
        key: field.key,
        label: field.label,
        type: field.type,
        isRequired: access[field.key] === "required",
        input: mayBeFixed(field.type) ? inputOf(field) : null,
      })),
    buttons: [...buttons].sort((a, b) => a.order - b.order).map(({ key, name }) => ({ key, name })),
  };
}
