import { type Cel, cel } from "./cel";
import { type Caution, type Context, partOf, type TranslationScope } from "./context";
import { equality } from "./equality";
import { evaluate } from "./evaluate";
import { membership } from "./membership";
import { isMissing, truthOf } from "./nullness";
import { parse } from "./python/parse";
import type { ComparisonOperator, Expression } from "./python/syntax";
import { type Relation, relate } from "./relate";
import { type Reason, type Remark, Untranslatable } from "./untranslatable";
import type { Value } from "./value";

export type Translation =
  | { ok: true; condition: string; cautions: readonly Caution[] }
  | { ok: false; reason: Remark<Reason> };

type Comparison = Extract<Expression, { kind: "comparison" }>;
type Pair = { left: Value; operator: ComparisonOperator; right: Value; part: string };

const OPPOSITE = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  in: "not in",
  "not in": "in",
  is: "is not",
  "is not": "is",
} as const satisfies Record<ComparisonOperator, ComparisonOperator>;

/**
 * Says in CEL what a loonflow condition says: a Python expression with `{key}` where a value goes. It is read by a
 * parser of its own and never run. `not` is moved inwards to the comparisons, because in CEL a comparison with a
 * missing value is neither true nor false, and there it is a definite false or a failure.
 */
export function translateCondition(source: string, scope: TranslationScope): Translation {
  const context: Context = { ...scope, source, cautions: [] };
  try {
    const { text } = truth(parse(source), false, context);
    return { ok: true, condition: text, cautions: context.cautions };
  } catch (error) {
    if (error instanceof Untranslatable) return { ok: false, reason: error.reason };
    throw error;
  }
}

function truth(expression: Expression, negated: boolean, context: Context): Cel {
  switch (expression.kind) {
    case "and":
    case "or": {
      const operands = expression.operands.map((operand) => truth(operand, negated, context));
      return (expression.kind === "and") === negated ? cel.or(operands) : cel.and(operands);
    }
    case "not":
      return truth(expression.operand, !negated, context);
    case "comparison":
      return comparison(expression, negated, context);
    default:
      return truthOf(evaluate(expression, context), negated, partOf(context, expression));
  }
}

/** `a < b < c` means `a < b and b < c`. */
function comparison({ first, links }: Comparison, negated: boolean, context: Context): Cel {
  const pieces: Cel[] = [];
  let left = first;
  for (const { operator, operand } of links) {
    const part = context.source.slice(left.start, operand.end);
    const pair = { left: evaluate(left, context), right: evaluate(operand, context), part };
    pieces.push(compare({ ...pair, operator: negated ? OPPOSITE[operator] : operator }, context));
    left = operand;
  }
  return negated ? cel.or(pieces) : cel.and(pieces);
}

function compare(pair: Pair, context: Context): Cel {
  const { operator } = pair;
  switch (operator) {
    case "==":
    case "!=":
      return equality(pair, operator === "!=", context);
    case "is":
    case "is not":
      return identity(pair, operator === "is not");
    case "in":
    case "not in":
      return membership(pair, operator === "not in", context);
    default:
      return ordering(pair, operator, context);
  }
}

function identity({ left, right, part }: Pair, negated: boolean): Cel {
  if (left.type !== "null" && right.type !== "null") throw new Untranslatable("operator", part);
  return isMissing(left.type === "null" ? right : left, negated);
}

/** Where the original cannot put two values in order, it fails. */
function ordering({ left, right, part }: Pair, operator: Relation, context: Context): Cel {
  const piece = relate(left, operator, right, context);
  if (piece === null) throw new Untranslatable("not_comparable", part);
  return piece;
}
