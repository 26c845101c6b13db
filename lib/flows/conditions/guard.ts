import type { ASTNode } from "@marcbachmann/cel-js";
import { linearPattern } from "@/lib/forms/linear-pattern";
import { LINEAR_MATCHES } from "./environment";
import { MAX_PATTERN_LENGTH } from "./pattern-length";
import type { ConditionProblem } from "./problem-codes";

export type Variable = "form" | "ticket" | "requester";

const RESERVED: readonly string[] = ["form", "ticket", "requester"] satisfies Variable[];
const FUNCTIONS = ["has", "size", "int", "double", "string", "bool", "abs", "timestamp", "duration", "daysBetween"];
const METHODS = ["size", "startsWith", "endsWith", "contains", "matches", "lowerAscii", "upperAscii", "trim"];
const CLOCK_METHODS = ["getFullYear", "getMonth", "getDate", "getDayOfWeek", "getHours", "getMinutes", "getSeconds"];
const QUANTIFIERS = ["exists", "all", "exists_one"];

type Complaint = Omit<ConditionProblem, "position">;

const DURATION = /^-?(\d{1,9}(\.\d{1,9})?(h|ms|m|s))+$/;

/**
 * Arguments that must be written out, with what is wrong with one. Patterns and time zones are then checked once;
 * the duration parser of the library takes cubic time on a long text of a user.
 */
const LITERAL_ARGUMENTS: Record<string, (text: string) => Complaint | null> = {
  matches: (pattern): Complaint | null => {
    if (pattern.length > MAX_PATTERN_LENGTH) {
      return {
        code: "pattern_too_long",
        params: { max: MAX_PATTERN_LENGTH },
        message: `a pattern has at most ${MAX_PATTERN_LENGTH} characters`,
      };
    }
    const message = failure(() => linearPattern(pattern));
    return message === null ? null : { code: "bad_pattern", params: { message }, message };
  },
  duration: (text) =>
    DURATION.test(text)
      ? null
      : { code: "bad_duration", params: {}, message: 'write a duration as "36h", "90m" or "30s"' },
  ...Object.fromEntries(CLOCK_METHODS.map((name) => [name, checkTimeZone])),
};

type Scope = { variables: readonly string[]; iterated: string | null; fields: Set<string> };

/**
 * Goes over a parsed condition before it is type-checked: only what is listed here may be used, because some of the
 * library's functions can grow a short text beyond all memory. Turns `matches` into its linear-time form.
 *
 * @returns the keys of the form's fields that it looks at.
 */
export function guardCondition(
  ast: ASTNode,
  variables: readonly Variable[],
): { fields: ReadonlySet<string> } | { problem: ConditionProblem } {
  const scope: Scope = { variables, iterated: null, fields: new Set() };
  const problem = check(ast, scope);
  return problem === null ? { fields: scope.fields } : { problem };
}

function check(node: ASTNode, scope: Scope): ConditionProblem | null {
  switch (node.op) {
    case "value":
      return node.args instanceof Uint8Array
        ? refuse(node, { code: "not_allowed", params: { word: 'b"…"' }, message: "bytes cannot be used here" })
        : null;
    case "id":
      return scope.variables.includes(node.args) || node.args === scope.iterated
        ? null
        : refuse(node, {
            code: "unknown_name",
            params: { word: node.args },
            message: `Unknown variable: ${node.args}`,
          });
    case ".":
      noteField(node.args[0], node.args[1], scope);
      return check(node.args[0], scope);
    case "[]":
      return checkIndex(node, node.args, scope);
    case "call":
      return checkCall(node, node.args, scope);
    case "rcall":
      return checkMethod(node, node.args, scope);
    case "list":
      return checkAll(node.args, scope);
    case "!_":
    case "-_":
      return check(node.args, scope);
    case "map":
    case ".?":
    case "[?]":
      return refuse(node, {
        code: "not_allowed",
        params: { word: node.op === "map" ? "{…}" : node.op },
        message: `${node.op} cannot be used here`,
      });
    default:
      return checkAll(node.args, scope);
  }
}

function checkAll(nodes: readonly ASTNode[], scope: Scope): ConditionProblem | null {
  for (const node of nodes) {
    const problem = check(node, scope);
    if (problem !== null) return problem;
  }
  return null;
}

function checkIndex(node: ASTNode, [target, index]: [ASTNode, ASTNode], scope: Scope): ConditionProblem | null {
  if (index.op !== "value") {
    return refuse(node, { code: "index_not_written", params: {}, message: "an index must be written out" });
  }
  if (typeof index.args === "string") noteField(target, index.args, scope);
  return check(target, scope);
}

function checkCall(node: ASTNode, [name, args]: [string, ASTNode[]], scope: Scope): ConditionProblem | null {
  if (!FUNCTIONS.includes(name)) return refuse(node, unknownFunction(name));
  return checkLiterals(name, args) ?? checkAll(args, scope);
}

function checkMethod(node: ASTNode, call: [string, ASTNode, ASTNode[]], scope: Scope): ConditionProblem | null {
  const [name, receiver, args] = call;
  if (QUANTIFIERS.includes(name)) return checkQuantifier(node, call, scope);
  if (![...METHODS, ...CLOCK_METHODS].includes(name)) return refuse(node, unknownFunction(name));
  const problem = checkLiterals(name, args);
  if (problem !== null) return problem;
  if (name === "matches") call[0] = LINEAR_MATCHES;
  return check(receiver, scope) ?? checkAll(args, scope);
}

/** One loop over one list: a loop in a loop is where the time goes, and `x in list` says the same. */
function checkQuantifier(
  node: ASTNode,
  [name, list, args]: [string, ASTNode, ASTNode[]],
  scope: Scope,
): ConditionProblem | null {
  if (scope.iterated !== null) {
    return refuse(node, { code: "loop_in_loop", params: {}, message: "a loop cannot be inside a loop; use `in`" });
  }
  const [variable, predicate] = args;
  if (variable?.op !== "id" || predicate === undefined) {
    return refuse(node, {
      code: "loop_form",
      params: { word: name },
      message: "write it as list.exists(x, condition)",
    });
  }
  if (RESERVED.includes(variable.args)) {
    const message = `${variable.args} is taken; choose another name`;
    return refuse(variable, { code: "loop_name_taken", params: { word: variable.args }, message });
  }
  return check(list, scope) ?? check(predicate, { ...scope, iterated: variable.args });
}

function checkLiterals(name: string, args: readonly ASTNode[]): ConditionProblem | null {
  const complaint = Object.hasOwn(LITERAL_ARGUMENTS, name) ? LITERAL_ARGUMENTS[name] : undefined;
  if (complaint === undefined) return null;
  for (const arg of args) {
    if (arg.op !== "value" || typeof arg.args !== "string") {
      const message = `${name}() takes a quoted text`;
      return refuse(arg, { code: "text_to_be_written", params: { word: name }, message });
    }
    const found = complaint(arg.args);
    if (found !== null) return refuse(arg, found);
  }
  return null;
}

function noteField(target: ASTNode, key: string, scope: Scope): void {
  if (target.op === "id" && target.args === "form") scope.fields.add(key);
}

function checkTimeZone(timeZone: string): Complaint | null {
  const message = failure(() => new Intl.DateTimeFormat("en", { timeZone }));
  return message === null ? null : { code: "bad_time_zone", params: { word: timeZone }, message };
}

function unknownFunction(name: string): Complaint {
  return { code: "unknown_function", params: { word: name }, message: `Unknown function: ${name}()` };
}

function failure(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refuse({ start, end }: ASTNode, complaint: Complaint): ConditionProblem {
  return { ...complaint, position: { start, end } };
}
