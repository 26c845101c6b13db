import { type Cel, cel, FALSE, TRUE } from "./cel";
import { Untranslatable } from "./untranslatable";
import { fieldOf, type Value } from "./value";

/** Whether a value is missing. Only what is read from a field as it stands can be. */
export function isMissing(value: Value, negated: boolean): Cel {
  const field = fieldOf(value);
  if (value.type === "null") return negated ? FALSE : TRUE;
  if (field === null) return negated ? TRUE : FALSE;
  return negated ? cel.has(field) : cel.not(cel.has(field));
}

/** Prepends what makes a piece true where one of these values is missing. */
export function orMissing(values: readonly Value[], piece: Cel): Cel {
  const fields = values.map(fieldOf).filter((field) => field !== null);
  return cel.or([...fields.map((field) => cel.not(cel.has(field))), piece]);
}

/** A value taken for true or false, as the original takes it. @throws Untranslatable */
export function truthOf(value: Value, negated: boolean, part: string): Cel {
  switch (value.type) {
    case "null":
      return negated ? TRUE : FALSE;
    case "bool":
      if (value.literal !== null) return value.literal === negated ? FALSE : TRUE;
      return negated ? orMissing([value], cel.not(value.cel)) : value.cel;
    case "number":
      if (value.literal !== null) return (value.literal !== 0) === negated ? FALSE : TRUE;
      return negated ? orMissing([value], zero(value.cel, "==")) : zero(value.cel, "!=");
    case "text":
      if (value.literal !== null) return (value.literal !== "") === negated ? FALSE : TRUE;
      if (value.field === null) return cel.relation(value.cel, negated ? "==" : "!=", cel.text(""));
      return isMissing(value, !negated);
    case "joined":
    case "people":
    case "person":
      return isMissing(value, !negated);
    case "list":
      return value.items.length > 0 === negated ? FALSE : TRUE;
    case "time":
      if (value.isText) return isMissing(value, !negated);
  }
  throw new Untranslatable("not_computable", part);
}

const zero = (piece: Cel, operator: "==" | "!=") => cel.relation(piece, operator, cel.integer(0));
