import { type Cel, cel, FALSE, TRUE } from "./cel";
import { dayOf, durationOf, readClock, timestampOf } from "./clock";
import type { Context } from "./context";
import { Untranslatable } from "./untranslatable";
import type { Value, ValueOf } from "./value";

export type Relation = "==" | "!=" | "<" | "<=" | ">" | ">=";

const MIRRORED: Record<Relation, Relation> = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

const DAY = 86_400;

/**
 * How two values of types that can be compared with one another compare, missing ones aside.
 * `null` when they are of types that are never equal.
 *
 * @throws Untranslatable
 */
export function relate(left: Value, operator: Relation, right: Value, context: Context): Cel | null {
  const mirrored = MIRRORED[operator];
  return oneWay(left, operator, right, context) ?? oneWay(right, mirrored, left, context);
}

function oneWay(left: Value, operator: Relation, right: Value, context: Context): Cel | null {
  switch (left.type) {
    case "number":
    case "text":
    case "day":
    case "duration":
      if (right.type === left.type) return cel.relation(left.cel, operator, right.cel);
      return left.type === "day" && right.type === "clock" ? cel.relation(left.cel, operator, dayOf(right.text)) : null;
    case "bool":
      return withBool(left, operator, right);
    case "time":
      return withTime(left, operator, right, context);
    case "clock":
      return right.type === "clock" ? constant(left.text, operator, right.text) : null;
    case "days":
      return right.type === "number" && right.literal !== null ? withDays(left.cel, operator, right.literal) : null;
    case "seconds":
      if (right.type !== "number" || right.literal === null) return null;
      return cel.relation(left.cel, operator, durationOf(right.literal));
    default:
      return null;
  }
}

const holds = <T extends number | string>(a: T, operator: Relation, b: T): boolean =>
  ({ "==": a === b, "!=": a !== b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b })[operator];

const constant = <T extends number | string>(a: T, operator: Relation, b: T) => (holds(a, operator, b) ? TRUE : FALSE);

/** In the original true is the number 1 and false is 0. */
function withBool(left: ValueOf<"bool">, operator: Relation, right: Value): Cel | null {
  if (right.type === "bool" && right.literal === null) {
    return operator === "==" || operator === "!=" ? cel.relation(left.cel, operator, right.cel) : null;
  }
  if (left.literal !== null && right.type === "number") {
    return cel.relation(cel.integer(Number(left.literal)), operator, right.cel);
  }
  if ((right.type !== "bool" && right.type !== "number") || right.literal === null) return null;
  const other = Number(right.literal);
  const [whenTrue, whenFalse] = [holds(1, operator, other), holds(0, operator, other)];
  if (whenTrue !== whenFalse) return whenTrue ? left.cel : cel.not(left.cel);
  return whenTrue ? TRUE : FALSE;
}

function withTime(left: ValueOf<"time">, operator: Relation, right: Value, context: Context): Cel | null {
  if (right.type === "time" && right.isText === left.isText) return cel.relation(left.cel, operator, right.cel);
  if (right.type === "clock" && !left.isText) return cel.relation(left.cel, operator, timestampOf(right.text, context));
  if (right.type !== "text" || right.literal === null || !left.isText) return null;
  const clock = readClock(right.literal);
  if (clock === null) throw new Untranslatable("not_a_time", right.literal);
  const timestamp = timestampOf(clock.text, context);
  if (clock.isWhole) return cel.relation(left.cel, operator, timestamp);
  // Compared as texts, a time that begins with what is written comes after it and is never it.
  if (operator === "==" || operator === "!=") return null;
  return cel.relation(left.cel, operator === "<" || operator === "<=" ? "<" : ">=", timestamp);
}

/** Whole days are counted downwards: more than 3 are 4 at least. */
function withDays(duration: Cel, operator: Relation, count: number): Cel | null {
  if (!Number.isInteger(count)) return null;
  const from = cel.relation(duration, ">=", durationOf(count * DAY));
  const before = cel.relation(duration, "<", durationOf(count * DAY));
  const over = cel.relation(duration, ">=", durationOf((count + 1) * DAY));
  const notOver = cel.relation(duration, "<", durationOf((count + 1) * DAY));
  return {
    "==": cel.and([from, notOver]),
    "!=": cel.or([before, over]),
    "<": before,
    "<=": notOver,
    ">": over,
    ">=": from,
  }[operator];
}
