import type { Cel } from "./cel";

/** `field`: the key of the form's field it is read from as it stands, so that it may be missing. */
type Read = { cel: Cel; field: string | null };

/** What a part of a condition stands for: its type there and how CEL computes it. */
export type Value =
  /** `isInt`: of CEL's type int; `isWhole`: without a fraction whatever its type. */
  | ({ type: "number"; isInt: boolean; isWhole: boolean; literal: number | null } & Read)
  | ({ type: "text"; literal: string | null } & Read)
  | ({ type: "bool"; literal: boolean | null } & Read)
  /** A text of comma-joined keys there, a list here. */
  | ({ type: "joined"; choices: readonly string[] } & Read)
  /** A user name there, a user's id here. */
  | ({ type: "person" } & Read)
  | ({ type: "people" } & Read)
  /** A text like `2026-01-05 09:00:00` until it is parsed; a point in time here. */
  | ({ type: "time"; isText: boolean } & Read)
  /** A date that was parsed; a text like `2026-01-05` here. */
  | { type: "day"; cel: Cel }
  /** A written date and time that was parsed, on a clock whose zone the other side decides. */
  | { type: "clock"; text: string }
  | { type: "duration"; cel: Cel }
  /** The whole days, or the seconds, of a duration. */
  | { type: "days" | "seconds"; cel: Cel }
  | { type: "list"; items: readonly Value[] }
  | { type: "null" };

export type ValueOf<T extends Value["type"]> = Extract<Value, { type: T }>;

export const fieldOf = (value: Value): string | null => ("field" in value ? value.field : null);

export const textValue = (piece: Cel, literal: string | null = null): ValueOf<"text"> => ({
  type: "text",
  cel: piece,
  literal,
  field: null,
});

export const boolValue = (piece: Cel, literal: boolean | null = null): ValueOf<"bool"> => ({
  type: "bool",
  cel: piece,
  literal,
  field: null,
});

export const numberValue = (piece: Cel, isInt: boolean, isWhole = isInt): ValueOf<"number"> => ({
  type: "number",
  cel: piece,
  isInt,
  isWhole,
  literal: null,
  field: null,
});
