import { type Cel, cel, FALSE, TRUE } from "./cel";
import { type Context, caution } from "./context";
import { equalPiece, isEmptyText, userId } from "./equality";
import { isMissing, orMissing } from "./nullness";
import { Untranslatable } from "./untranslatable";
import type { Value, ValueOf } from "./value";

type Pair = { left: Value; right: Value; part: string };

/** `left in right`, or `not in`. @throws Untranslatable */
export function membership({ left, right, part }: Pair, negated: boolean, context: Context): Cel {
  switch (right.type) {
    case "list":
      return inList(left, right, part, negated, context);
    case "text":
      if (left.type !== "text") break;
      return inside(right, cel.method(right.cel, "contains", left.cel), negated);
    case "joined":
      if (left.type !== "text") break;
      return inside(right, inJoined(left, right, part), negated);
    case "people":
      return inside(right, inPeople(left, right, part, context), negated);
  }
  throw new Untranslatable("not_comparable", part);
}

/** Nothing is in what is missing: it would be an empty text there. */
function inside(right: Value, piece: Cel, negated: boolean): Cel {
  return negated ? orMissing([right], cel.not(piece)) : piece;
}

/** There a key is in a text of keys, also when it is only a part of another key. */
function inJoined(left: ValueOf<"text">, right: ValueOf<"joined">, part: string): Cel {
  const { literal } = left;
  if (literal === "" || literal?.includes(",")) throw new Untranslatable("not_comparable", part);
  const isPartOfOther = (key: string) => literal === null || (key !== literal && key.includes(literal));
  if (right.choices.length > 0 && !right.choices.some(isPartOfOther)) return cel.relation(left.cel, "in", right.cel);
  return cel.method(right.cel, "exists", cel.path("key"), cel.method(cel.path("key"), "contains", left.cel));
}

function inPeople(left: Value, right: ValueOf<"people">, part: string, context: Context): Cel {
  if (left.type === "person") return cel.relation(left.cel, "in", right.cel);
  if (left.type !== "text" || left.literal === null) throw new Untranslatable("not_comparable", part);
  const name = left.literal;
  if ([...context.userIds.keys()].some((other) => other !== name && other.includes(name))) {
    caution(context, "part_of_a_name", part);
  }
  const id = userId(name, part, context);
  return id === null ? FALSE : cel.relation(id, "in", right.cel);
}

function inList(left: Value, { items }: ValueOf<"list">, part: string, negated: boolean, context: Context): Cel {
  const others = items.filter((item) => item.type !== "null" && !isEmptyText(item, left));
  const isNullListed = others.length < items.length;
  if (left.type === "null") return isNullListed === negated ? FALSE : TRUE;
  const found = anyOf({ left, others, part }, negated, context);
  if (!isNullListed) return negated ? orMissing([left], found) : found;
  return negated ? cel.and([isMissing(left, true), found]) : cel.or([isMissing(left, false), found]);
}

/** Whether the left side, which is there, is one of the items, or none of them. */
function anyOf(
  { left, others, part }: { left: Value; others: readonly Value[]; part: string },
  negated: boolean,
  context: Context,
): Cel {
  const equals = others.flatMap((item) => {
    const piece = equalPiece({ left, right: item, part }, negated, context);
    if (piece === null && left.type !== "person" && left.type !== "people") caution(context, "never_equal", part);
    return piece === null ? [] : [{ item, piece }];
  });
  if (equals.length === 0) return negated ? TRUE : FALSE;
  const items = equals.map(({ item }) => item);
  const written = items.map((item) => asElement(left, item, context, items));
  if (equals.length > 1 && "cel" in left && written.every((element) => element !== null)) {
    const found = cel.relation(left.cel, "in", cel.list(written.filter((element) => element !== null)));
    return negated ? cel.not(found) : found;
  }
  const pieces = equals.map(({ piece }) => piece);
  return negated ? cel.and(pieces) : cel.or(pieces);
}

/** A written value as an element of a CEL list of the left side's type; null when it has no such form. */
function asElement(left: Value, item: Value, context: Context, all: readonly Value[]): Cel | null {
  if (left.type === "person" && item.type === "text" && item.literal !== null) {
    return userId(item.literal, item.literal, context);
  }
  if (left.type === "text" && item.type === "text" && item.literal !== null) return item.cel;
  if (left.type !== "number" || item.type !== "number" || item.literal === null) return null;
  const areInts = all.every((other) => other.type === "number" && other.isInt);
  return areInts ? item.cel : cel.number(item.literal, false);
}
