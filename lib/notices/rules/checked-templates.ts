import type { Reader } from "@/db/client";
import { findFlowName, listTemplateForms } from "@/db/queries/notices/notice-trials";
import { FlowDefinition } from "@/lib/flows/definition";
import { AppError, type FieldProblem } from "@/lib/platform/errors";
import { checkTemplate, type Templates } from "./text/notice-template";
import { sampleScene } from "./text/sample-scene";
import { templateScope } from "./text/template-scope";

const SAMPLE_PERSON = { id: 0, name: "Ann", username: "ann" };

/**
 * Refuses templates that cannot be used with the flow's form, published or drafted.
 *
 * @throws AppError `invalid` naming the template, the line and the column of each problem
 */
export async function demandUsable(reader: Reader, flowId: number, templates: Templates): Promise<void> {
  const problems = await templateProblems(reader, flowId, templates);
  if (problems.length > 0) throw new AppError("invalid", { reason: "invalid_fields", problems });
}

export async function templateProblems(reader: Reader, flowId: number, templates: Templates): Promise<FieldProblem[]> {
  if (templates.titleTemplate === "" && templates.contentTemplate === "") return [];
  const definitions = (await listTemplateForms(reader, flowId)).map((stored) => FlowDefinition.parse(stored));
  const fields = definitions.flatMap(({ form }) => form.fields);
  const keys = new Set(fields.map(({ key }) => key));
  const [latest] = definitions;
  const sample = latest === undefined ? {} : sampleScope(latest, await findFlowName(reader, flowId));
  return (["titleTemplate", "contentTemplate"] as const).flatMap((path) =>
    checkTemplate(templates[path], keys, sample).map(({ code, ...params }): FieldProblem => ({ path, code, params })),
  );
}

function sampleScope(definition: FlowDefinition, flowName: string): object {
  const scene = sampleScene(definition, { flowId: 1, flowName, title: flowName, person: SAMPLE_PERSON });
  const fields = new Set(definition.form.fields.map(({ key }) => key));
  const occasion = {
    event: "task_opened",
    params: { node: "", actor: "Ann", comment: "!", reason: "" },
    taskNos: null,
  } as const;
  return templateScope(scene, { locale: "en", timeZone: "UTC", fields }, { ...occasion, at: new Date(0) });
}
