import type { FlowDefinition } from "./definition";
import { fieldProblems } from "./problems/fields";
import { graphOf } from "./problems/graph";
import { keyProblems } from "./problems/keys";
import { nodeProblems } from "./problems/nodes";
import type { Problem } from "./problems/problem";
import { shapeProblems } from "./problems/shape";
import { transitionProblems } from "./problems/transitions";

/**
 * Everything that is wrong with a definition, errors first. One rule for the designer's panel and for publishing:
 * a version with an error is not published.
 *
 * @param people leave out `knownUserIds` where the directory is not at hand; who exists is then not asked.
 */
export function problemsOf(
  definition: FlowDefinition,
  people: { knownUserIds?: ReadonlySet<number> } = {},
): readonly Problem[] {
  const graph = graphOf(definition);
  const problems = [
    ...keyProblems(definition),
    ...shapeProblems(graph),
    ...nodeProblems({ graph, form: definition.form, knownUserIds: people.knownUserIds ?? null }),
    ...transitionProblems(graph, definition.form),
    ...fieldProblems(definition),
  ];
  const isError = (problem: Problem) => problem.severity === "error";
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

export const mayBePublished = (problems: readonly Problem[]) => problems.every(({ severity }) => severity !== "error");
