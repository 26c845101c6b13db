import type { FlowDefinition } from "@/lib/flows/definition";
import { problemsOf } from "@/lib/flows/problems";
import type { Problem, ProblemCode } from "@/lib/flows/problems/problem";

/** What only the server can know: who and what exists, and whether a program can be read. */
const ONLY_SERVER: readonly ProblemCode[] = [
  "people_unknown",
  "roles_unknown",
  "departments_unknown",
  "creation_people_unknown",
  "child_flow_unknown",
  "calendar_unknown",
  "script_unreadable",
];

/**
 * Everything that is wrong with the document in the browser, errors first: found here and now, and what the server
 * alone could find in what was saved last, as long as the place it found it at is still there.
 */
export function allProblems(definition: FlowDefinition, serverProblems: readonly Problem[]): readonly Problem[] {
  const own = problemsOf(definition);
  const theirs = serverProblems.filter((entry) => ONLY_SERVER.includes(entry.code) && isThere(definition, entry));
  const both = [...own, ...theirs];
  return [
    ...both.filter(({ severity }) => severity === "error"),
    ...both.filter(({ severity }) => severity !== "error"),
  ];
}

function isThere({ nodes, transitions, form }: FlowDefinition, { nodeKey, transitionKey, fieldKey }: Problem): boolean {
  const has = (entries: readonly { key: string }[], key: string | undefined) =>
    key === undefined || entries.some((entry) => entry.key === key);
  return has(nodes, nodeKey) && has(transitions, transitionKey) && has(form.fields, fieldKey);
}
