import { type Cel, cel, FALSE, TRUE } from "./cel";
import { midnightOf } from "./clock";
import { type Context, caution, partOf } from "./context";
import { callFunction, callMethod } from "./functions";
import type { Expression } from "./python/syntax";
import { readPlaceholder } from "./read-field";
import { Untranslatable } from "./untranslatable";
import { boolValue, numberValue, textValue, type Value, type ValueOf } from "./value";

type Arithmetic = Extract<Expression, { kind: "arithmetic" }>;

/** What an operand stands for. Whole comparisons are no operands. @throws Untranslatable */
export function evaluate(expression: Expression, context: Context): Value {
  const value = (operand: Expression) => evaluate(operand, context);
  switch (expression.kind) {
    case "number":
      return literalNumber(expression.value, expression.isInteger);
    case "text":
      return textValue(cel.text(expression.value), expression.value);
    case "constant":
      return expression.value === null
        ? { type: "null" }
        : boolValue(expression.value ? TRUE : FALSE, expression.value);
    case "field":
      return readPlaceholder(expression.key, context);
    case "list":
      return { type: "list", items: expression.items.map(value) };
    case "negative":
      return negative(value(expression.operand), partOf(context, expression));
    case "arithmetic":
      return arithmetic(expression, value(expression.left), value(expression.right), context);
    case "call": {
      const named = new Map(expression.named.map((argument) => [argument.name, value(argument.value)]));
      return callFunction(expression, { values: expression.args.map(value), named }, context);
    }
    case "method":
      return callMethod(
        value(expression.target),
        expression.name,
        expression.args.map(value),
        partOf(context, expression),
      );
    case "attribute":
      return attribute(value(expression.target), expression.name, partOf(context, expression));
    default:
      throw new Untranslatable("not_computable", partOf(context, expression));
  }
}

function literalNumber(value: number, isInteger: boolean): Value {
  return { ...numberValue(cel.number(value, isInteger), isInteger && Number.isSafeInteger(value)), literal: value };
}

function negative(operand: Value, part: string): Value {
  if (operand.type !== "number") throw new Untranslatable("not_computable", part);
  const { literal, isInt, isWhole } = operand;
  return { ...numberValue(cel.negative(operand.cel), isInt, isWhole), literal: literal === null ? null : -literal };
}

function attribute(target: Value, name: string, part: string): Value {
  if (target.type === "duration" && name === "days") return { type: "days", cel: target.cel };
  throw new Untranslatable("name", part);
}

function arithmetic(expression: Arithmetic, left: Value, right: Value, context: Context): Value {
  const { operator } = expression;
  if (left.type === "number" && right.type === "number") return computed(expression, left, right, context);
  if (operator === "+" && left.type === "text" && right.type === "text")
    return textValue(cel.sum(left.cel, "+", right.cel));
  if (operator === "-" && left.type === "time" && right.type === "time" && !left.isText && !right.isText) {
    return { type: "duration", cel: cel.sum(left.cel, "-", right.cel) };
  }
  if (operator === "-" && left.type === "day" && right.type === "day") {
    return { type: "duration", cel: cel.sum(midnightOf(left.cel), "-", midnightOf(right.cel)) };
  }
  throw new Untranslatable("not_computable", partOf(context, expression));
}

type Number = ValueOf<"number">;

function computed(expression: Arithmetic, left: Number, right: Number, context: Context): Value {
  const { operator } = expression;
  const isInt = left.isInt && right.isInt;
  const isWhole = left.isWhole && right.isWhole;
  if (operator === "+" || operator === "-") return numberValue(cel.sum(left.cel, operator, right.cel), isInt, isWhole);
  if (operator === "*") return numberValue(cel.product(left.cel, operator, right.cel), isInt, isWhole);
  if (right.literal === 0) throw new Untranslatable("division_by_zero", partOf(context, expression));
  if (right.literal === null) caution(context, "may_divide_by_zero", partOf(context, expression));
  // CEL divides two ints into an int; the original never does.
  const dividend = isInt ? asDouble(left) : left.cel;
  return numberValue(cel.product(dividend, operator, right.cel), false, operator === "%" && isWhole);
}

function asDouble({ cel: piece, literal }: Number): Cel {
  return literal === null || literal < 0 ? cel.call("double", piece) : cel.number(literal, false);
}
