import type { ASTNode } from "@marcbachmann/cel-js";
import type { ConditionScope } from "@/lib/engine/flow/compile";
import { type ConditionReach, conditionExpression, othersOf, valueExpression } from "@/lib/flows/conditions";
import { type FormDefinition, type Json, valueAt } from "@/lib/forms/form-definition";
import { evaluateExpression } from "../expression";
import type { ConditionProblem } from "../problem-codes";
import type { ConditionRow } from "../tree/condition-tree";
import { groupOf } from "../tree/normal-form";
import { readPart } from "../tree/read-part";
import { plainValue } from "./plain-value";
import { printExpression } from "./print-expression";

/** `unfilled`: it needs a field that nobody filled in, so neither it nor its opposite holds. */
export type StepOutcome = "holds" | "fails" | "unfilled" | "broken";

export const COMPARISONS = ["==", "!=", "<", "<=", ">", ">=", "in"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A part of a comparison that is more than a field: its CEL, and what it comes to; null when to nothing. */
export type Operand = { text: string; value: Json };

/** A part of a condition and what became of it. */
export type Step = {
  outcome: StepOutcome;
  /** As CEL. */
  text: string;
  /** Keys of the fields for want of which it is `unfilled`. */
  missing: readonly string[];
  /** Why it is `broken`. */
  problem: ConditionProblem | null;
} & StepKind;

type StepKind =
  | { kind: "all" | "any"; parts: readonly Step[] }
  | { kind: "not"; part: Step }
  | { kind: "choice"; condition: Step; taken: Step | null }
  | { kind: "row"; row: ConditionRow }
  | { kind: "comparison"; operator: Comparison; left: Operand; right: Operand }
  | { kind: "other" };

type Means = { form: FormDefinition; scope: ConditionScope; reach: ConditionReach };

/** Why a condition holds or does not, part by part; every part is evaluated as the engine would. Never throws. */
export function explainCondition(
  form: FormDefinition,
  source: string,
  scope: ConditionScope,
  reach: ConditionReach = "ticket",
): { step: Step } | { problem: ConditionProblem } {
  const compiled = conditionExpression(form, source, reach);
  return "problem" in compiled ? compiled : { step: stepOf({ form, scope, reach }, compiled.run.ast) };
}

function stepOf(means: Means, node: ASTNode): Step {
  const text = printExpression(node);
  return { ...outcomeOf(means, text), text, ...kindOf(means, node) };
}

function kindOf(means: Means, node: ASTNode): StepKind {
  const part = readPart(means.form, node);
  if (part?.part === "row") return { kind: "row", row: part };
  switch (node.op) {
    case "&&":
      return { kind: "all", parts: withRanges(means, joined(node, "&&")) };
    case "||":
      return { kind: "any", parts: joined(node, "||").map((one) => stepOf(means, one)) };
    case "!_":
      return { kind: "not", part: stepOf(means, node.args) };
    case "?:":
      return choiceOf(means, node.args);
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "in": {
      const [left, right] = node.args;
      return {
        kind: "comparison",
        operator: node.op,
        left: operandOf(means, left),
        right: operandOf(means, right),
      };
    }
    default:
      return { kind: "other" };
  }
}

/** `a && b && c` is read as `(a && b) && c`. */
function joined(node: ASTNode, op: "&&" | "||"): ASTNode[] {
  return node.op === op ? node.args.flatMap((side) => joined(side, op)) : [node];
}

/** From and to, one after the other, are explained as the range that they are. */
function withRanges(means: Means, nodes: readonly ASTNode[]): Step[] {
  const [node, next, ...rest] = nodes;
  if (node === undefined) return [];
  if (next === undefined) return [stepOf(means, node)];
  const both = [node, next].map((one) => readPart(means.form, one)).filter((part) => part !== null);
  const range = both.length === 2 ? groupOf("and", both) : null;
  if (range?.part !== "row") return [stepOf(means, node), ...withRanges(means, [next, ...rest])];
  const text = `${printExpression(node)} && ${printExpression(next)}`;
  return [{ ...outcomeOf(means, text), text, kind: "row", row: range }, ...withRanges(means, rest)];
}

function choiceOf(means: Means, [condition, then, otherwise]: [ASTNode, ASTNode, ASTNode]): StepKind {
  const asked = stepOf(means, condition);
  const taken = asked.outcome === "holds" ? then : asked.outcome === "fails" ? otherwise : null;
  return { kind: "choice", condition: asked, taken: taken === null ? null : stepOf(means, taken) };
}

function outcomeOf({ form, scope, reach }: Means, text: string): Pick<Step, "outcome" | "missing" | "problem"> {
  const compiled = valueExpression(form, text, { reach });
  if ("problem" in compiled) return { outcome: "broken", missing: [], problem: compiled.problem };
  const answer = evaluateExpression(compiled, scope.values, othersOf(scope));
  if ("problem" in answer) return { outcome: "broken", missing: [], problem: answer.problem };
  if ("value" in answer) return { outcome: answer.value === true ? "holds" : "fails", missing: [], problem: null };
  const missing = compiled.fields.filter(({ key }) => valueAt(scope.values, key) === null);
  return { outcome: "unfilled", missing: missing.map(({ key }) => key), problem: null };
}

function operandOf({ form, scope, reach }: Means, node: ASTNode): Operand {
  const text = printExpression(node);
  const compiled = valueExpression(form, text, { reach });
  if ("problem" in compiled) return { text, value: null };
  const answer = evaluateExpression(compiled, scope.values, othersOf(scope));
  return { text, value: "value" in answer ? plainValue(answer.value) : null };
}
