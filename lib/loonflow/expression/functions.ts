import { cel } from "./cel";
import { durationOf, readClock } from "./clock";
import { type Context, partOf } from "./context";
import type { Expression } from "./python/syntax";
import { Untranslatable } from "./untranslatable";
import { boolValue, numberValue, textValue, type Value } from "./value";

type Call = Extract<Expression, { kind: "call" }>;

const FORMATS: Record<string, RegExp> = {
  "%Y-%m-%d": /^\d{4}-\d{2}-\d{2}$/,
  "%Y-%m-%d %H:%M": /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
  "%Y-%m-%d %H:%M:%S": /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/,
};
const SECONDS: Record<string, number> = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1 };
const NOW = ["datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.localtime"];

type Args = { values: readonly Value[]; named: ReadonlyMap<string, Value> };

/** A call of one of the functions that conditions use. @throws Untranslatable */
export function callFunction(call: Call, args: Args, context: Context): Value {
  const part = partOf(context, call);
  const name = call.name.replace(/^datetime\.(?=datetime|date|timedelta)/, "");
  if (NOW.includes(name)) throw new Untranslatable("current_time", part);
  if (name === "timedelta") return timedelta(args, part);
  if (args.named.size > 0) throw new Untranslatable("function", part);
  if (name === "datetime.strptime") return strptime(args.values, part);
  const [value] = args.values;
  if (value === undefined || args.values.length !== 1) throw new Untranslatable("function", part);
  return callOnOne(name, value, part);
}

const CONVERSIONS: Record<string, (value: Value) => Value | null> = {
  int: (value) => {
    if (value.type === "number" && value.isInt) return value;
    return value.type === "number" || value.type === "text" ? numberValue(cel.call("int", value.cel), true) : null;
  },
  float: (value) => {
    if (value.type === "number" && !value.isInt) return numberValue(value.cel, false);
    return value.type === "number" || value.type === "text" ? numberValue(cel.call("double", value.cel), false) : null;
  },
  str: (value) => {
    if (value.type === "text") return textValue(value.cel);
    return value.type === "number" && value.isWhole ? textValue(cel.call("string", value.cel)) : null;
  },
  abs: (value) => {
    if (value.type !== "number") return null;
    return numberValue(cel.call("abs", value.isInt ? cel.call("double", value.cel) : value.cel), false, value.isWhole);
  },
};

function callOnOne(name: string, value: Value, part: string): Value {
  if (name === "len") return length(value, part);
  if (name === "lower") return callMethod(value, "lower", [], part);
  const converted = Object.hasOwn(CONVERSIONS, name) ? CONVERSIONS[name]?.(value) : null;
  if (converted === undefined || converted === null) throw new Untranslatable("function", part);
  return converted;
}

/** What is empty is not stored, so the length of what is missing is that of an empty text. */
function length(value: Value, part: string): Value {
  if (value.type === "list") return numberValue(cel.integer(value.items.length), true);
  if (value.type !== "text") throw new Untranslatable("function", part);
  const size = cel.call("size", value.cel);
  return numberValue(value.field === null ? size : cel.choice(cel.has(value.field), size, cel.integer(0)), true);
}

function strptime([value, format]: readonly Value[], part: string): Value {
  const pattern = format?.type === "text" && format.literal !== null ? FORMATS[format.literal] : undefined;
  if (value === undefined || format?.type !== "text" || pattern === undefined)
    throw new Untranslatable("function", part);
  if (value.type === "text" && value.literal !== null) {
    const clock = pattern.test(value.literal) ? readClock(value.literal) : null;
    if (clock === null) throw new Untranslatable("not_a_time", part);
    return { type: "clock", text: clock.text };
  }
  if (value.type === "time" && value.isText && format.literal === "%Y-%m-%d %H:%M:%S") {
    return { type: "time", isText: false, cel: value.cel, field: null };
  }
  if (value.type === "text" && value.field !== null && format.literal === "%Y-%m-%d")
    return { type: "day", cel: value.cel };
  throw new Untranslatable("function", part);
}

function timedelta({ values, named }: Args, part: string): Value {
  const [days, ...others] = values;
  if (others.length > 0) throw new Untranslatable("function", part);
  const amounts = [...named, ...(days === undefined ? [] : [["days", days] as const])];
  let seconds = 0;
  for (const [unit, amount] of amounts) {
    const factor = SECONDS[unit];
    if (factor === undefined || amount.type !== "number" || amount.literal === null)
      throw new Untranslatable("function", part);
    seconds += factor * amount.literal;
  }
  return { type: "duration", cel: durationOf(seconds) };
}

/** A method of a text, or of the distance of two times. @throws Untranslatable */
export function callMethod(target: Value, name: string, args: readonly Value[], part: string): Value {
  if (target.type === "duration" && name === "total_seconds" && args.length === 0) {
    return { type: "seconds", cel: target.cel };
  }
  if (target.type !== "text") throw new Untranslatable("function", part);
  const [argument] = args;
  if (argument === undefined) {
    const same = { lower: "lowerAscii", upper: "upperAscii", strip: "trim" }[name];
    if (same !== undefined) return textValue(cel.method(target.cel, same));
  } else if (args.length === 1 && argument.type === "text") {
    const test = { startswith: "startsWith", endswith: "endsWith" }[name];
    if (test !== undefined) return boolValue(cel.method(target.cel, test, argument.cel));
  }
  throw new Untranslatable("function", part);
}
