import { expect, test } from "vitest";
import { PROBLEM_SEVERITIES, type ProblemCode, problem } from "@/lib/flows/problems/problem";
import { controlOf, problemsAt } from "./problem-controls";

/** About an element or the flow as a whole, or shown in the form. */
const WITHOUT: readonly ProblemCode[] = [
  "start_missing",
  "start_several",
  "end_missing",
  "node_key_twice",
  "node_unreachable",
  "no_way_to_end",
  "gateway_loop",
  "foreign_node",
  "transition_key_twice",
  "field_key_twice",
  "field_without_choices",
  "choice_twice",
  "column_key_twice",
  "table_without_columns",
  "computed_without_expression",
  "external_without_source",
  "field_pattern_invalid",
  "field_range_empty",
  "field_rule_invalid",
  "field_rules_circular",
];

test("every problem is shown at a control, or is known to be about the whole", () => {
  const codes = Object.keys(PROBLEM_SEVERITIES) as ProblemCode[];
  const stray = codes.filter((code) => controlOf(problem(code, { nodeKey: "a" }, { when: "nobody" })) === null);
  expect(stray.sort()).toEqual([...WITHOUT].sort());
});

test("one code can belong to several controls", () => {
  const exception = (when: string) => controlOf(problem("exception_without_people", { nodeKey: "a" }, { when }));
  expect(["nobody", "requester", "repeated"].map(exception)).toEqual(["whenNobody", "whenRequester", "whenRepeated"]);
  expect(controlOf(problem("calendar_unknown", { nodeKey: "a" }))).toBe("times");
  expect(controlOf(problem("calendar_unknown", { transitionKey: "a" }))).toBe("timer");
});

test("problems are those of one place", () => {
  const problems = [
    problem("task_without_people", { nodeKey: "a" }),
    problem("condition_invalid", { transitionKey: "t" }),
    problem("title_template_invalid"),
    problem("field_rule_undecidable", { nodeKey: "a", fieldKey: "f" }),
  ];
  const codesAt = (place: Parameters<typeof problemsAt>[1]) => problemsAt(problems, place).map(({ code }) => code);
  expect(codesAt({ nodeKey: "a" })).toEqual(["task_without_people", "field_rule_undecidable"]);
  expect(codesAt({ transitionKey: "t" })).toEqual(["condition_invalid"]);
  expect(codesAt(null)).toEqual(["title_template_invalid"]);
});
