import { type Cel, cel, FALSE, TRUE } from "./cel";
import { type Context, caution } from "./context";
import { isMissing, orMissing } from "./nullness";
import { relate } from "./relate";
import { Untranslatable } from "./untranslatable";
import { fieldOf, type Value } from "./value";

type Pair = { left: Value; right: Value; part: string };

/** `left == right`, or `!=`, which also holds where just one of them is missing. @throws Untranslatable */
export function equality(pair: Pair, negated: boolean, context: Context): Cel {
  const { left, right, part } = pair;
  if (left.type === "null" || isEmptyText(left, right)) return isMissing(right, negated);
  if (right.type === "null" || isEmptyText(right, left)) return isMissing(left, negated);
  const equal = equalPiece(pair, negated, context);
  if (equal === null) {
    caution(context, "never_equal", part);
    return negated ? TRUE : FALSE;
  }
  const [a, b] = [fieldOf(left), fieldOf(right)];
  if (a !== null && b !== null) return bothMissing(a, b, equal, negated);
  return negated ? orMissing([left, right], equal) : equal;
}

/** An empty text is not stored: what is compared with it is asked for being missing. */
export function isEmptyText(value: Value, other: Value): boolean {
  if (value.type !== "text" || value.literal !== "") return false;
  return fieldOf(other) !== null && ["text", "joined", "person", "people", "time"].includes(other.type);
}

function bothMissing(a: string, b: string, equal: Cel, negated: boolean): Cel {
  if (negated) return cel.or([cel.relation(cel.has(a), "!=", cel.has(b)), equal]);
  return cel.or([cel.and([cel.not(cel.has(a)), cel.not(cel.has(b))]), equal]);
}

/** Of values that are there; null when they are of types that are never equal. */
export function equalPiece({ left, right, part }: Pair, negated: boolean, context: Context): Cel | null {
  const operator = negated ? "!=" : "==";
  const [known, written] = right.type === "text" ? [left, right] : [right, left];
  if (written.type === "text" && ["person", "people", "joined"].includes(known.type)) {
    if (written.literal === null || !("cel" in known)) throw new Untranslatable("not_comparable", part);
    const named = asList(known, written.literal, part, context);
    return named === null ? null : cel.relation(known.cel, operator, named);
  }
  const isSame = left.type === right.type && ["person", "people", "joined"].includes(left.type);
  if (isSame && "cel" in left && "cel" in right) return cel.relation(left.cel, operator, right.cel);
  const piece = relate(left, operator, right, context);
  if (piece === null && mayBeEqual(left, right)) throw new Untranslatable("not_comparable", part);
  return piece;
}

/** Families of types whose members can be equal in the original. */
const FAMILIES: readonly (readonly Value["type"][])[] = [
  ["number", "bool", "days", "seconds"],
  ["text", "joined", "person", "people", "time"],
  ["time", "day", "clock"],
  ["list"],
];

/** Whether two values that cannot be related here might be equal there. Written ones were looked at closely. */
function mayBeEqual(left: Value, right: Value): boolean {
  const isWritten = [left, right].some((value) => "literal" in value && value.literal !== null);
  if (isWritten && left.type !== "days" && right.type !== "days") return false;
  return FAMILIES.some((family) => family.includes(left.type) && family.includes(right.type));
}

/** What a written text is in the type of the value that it is compared with; null when it can never be that. */
function asList(known: Value, written: string, part: string, context: Context): Cel | null {
  if (known.type === "person") return userId(written, part, context);
  const parts = written.split(",");
  if (known.type === "people") {
    const ids = parts.map((name) => userId(name, part, context));
    return ids.some((id) => id === null) ? null : cel.list(ids.filter((id) => id !== null));
  }
  // Choices are stored in the order of the form, whatever order they were sent in.
  const choices = known.type === "joined" ? known.choices : [];
  const keys = parts.every((key) => choices.includes(key)) ? choices.filter((key) => parts.includes(key)) : parts;
  return cel.list(keys.map(cel.text));
}

export function userId(username: string, part: string, context: Context): Cel | null {
  const id = context.userIds.get(username);
  if (id !== undefined) return cel.integer(id);
  caution(context, "unknown_person_named", part);
  return null;
}
