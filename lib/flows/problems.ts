import type { FlowDefinition } from "./definition";
import { calendarProblems } from "./problems/calendars";
import { fieldProblems } from "./problems/fields";
import { graphOf } from "./problems/graph";
import { keyProblems } from "./problems/keys";
import type { Known } from "./problems/known";
import { nodeProblems } from "./problems/nodes";
import type { Problem } from "./problems/problem";
import { settingsProblems } from "./problems/settings";
import { shapeProblems } from "./problems/shape";
import { transitionProblems } from "./problems/transitions";

/**
 * Everything that is wrong with a definition, errors first. One rule for the designer's panel and for publishing:
 * a version with an error is not published.
 *
 * @param known who and what exists, as far as that is at hand.
 */
export function problemsOf(definition: FlowDefinition, known: Known = {}): readonly Problem[] {
  const graph = graphOf(definition);
  const problems = [
    ...keyProblems(definition),
    ...shapeProblems(graph),
    ...nodeProblems({ graph, form: definition.form, known }),
    ...transitionProblems(graph, definition.form),
    ...fieldProblems(definition),
    ...settingsProblems(definition, known),
    ...calendarProblems(definition, known),
  ];
  const isError = (problem: Problem) => problem.severity === "error";
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

export const mayBePublished = (problems: readonly Problem[]) => problems.every(({ severity }) => severity !== "error");
