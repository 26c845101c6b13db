import { checkCondition } from "../conditions";
import type { CreationRule, FlowDefinition } from "../definition";
import { checkTitle } from "../texts/title-template";
import { conditionParams } from "./condition-params";
import type { Known } from "./known";
import { countUnknown } from "./nodes/people";
import { type Problem, problem } from "./problem";

/** What is wrong with a flow's settings that have a language of their own. */
export function settingsProblems({ form, settings }: FlowDefinition, known: Known): Problem[] {
  return [
    ...creationProblems(form, settings.creation.condition),
    ...unknownCreators(settings.creation, known),
    ...titleProblems(form, settings.titleTemplate),
  ];
}

function unknownCreators({ userIds, departmentIds, roleIds }: CreationRule, known: Known): Problem[] {
  const count =
    countUnknown(userIds ?? [], known.knownUserIds) +
    countUnknown(departmentIds ?? [], known.knownDepartmentIds) +
    countUnknown(roleIds ?? [], known.knownRoleIds);
  return count === 0 ? [] : [problem("creation_people_unknown", {}, { count })];
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
