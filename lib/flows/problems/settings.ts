import { checkCondition } from "../conditions";
import type { FlowDefinition } from "../definition";
import { checkTitle } from "../title-template";
import { conditionParams } from "./condition-params";
import { type Problem, problem } from "./problem";

/** What is wrong with a flow's settings that have a language of their own. */
export function settingsProblems({ form, settings }: FlowDefinition): Problem[] {
  return [...creationProblems(form, settings.creation.condition), ...titleProblems(form, settings.titleTemplate)];
}

function creationProblems(form: FlowDefinition["form"], condition: string): Problem[] {
  if (condition === "") return [];
  const check = checkCondition(form, condition);
  if (check.ok) return [];
  return [problem("creation_condition_invalid", {}, conditionParams(check))];
}

function titleProblems(form: FlowDefinition["form"], template: string): Problem[] {
  const check = checkTitle(template, form);
  if ("message" in check) return [problem("title_template_invalid", {}, { message: check.message })];
  return check.unknown.map((variable) => problem("title_variable_unknown", {}, { variable }));
}
