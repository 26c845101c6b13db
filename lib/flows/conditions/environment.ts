import { Environment } from "@marcbachmann/cel-js";
import { daysBetween } from "@/lib/forms/day-bound";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { linearPattern } from "@/lib/forms/linear-pattern";
import { celTypesOf } from "./field-types";

const LIMITS = { maxAstNodes: 600, maxDepth: 40, maxListElements: 500, maxMapEntries: 0, maxCallArguments: 4 };

const MAX_MATCHED_LENGTH = 10_000;

/** What the guard turns `matches` into: CEL's own would run on a backtracking engine that a pattern can stall. */
export const LINEAR_MATCHES = "matchesInLinearTime";

/** The variables, operators and functions of the conditions and computed fields of one form. */
export function conditionEnvironment(form: FormDefinition): Environment {
  const schema = celTypesOf(form);
  const environment = new Environment({ limits: LIMITS })
    .registerVariable("form", { schema })
    .registerVariable("ticket", { schema: { title: "string" } })
    .registerVariable("requester", { schema: { id: "int", roles: "list<int>", departments: "list<int>" } });
  registerNumbers(environment);
  environment
    .registerFunction(`string.${LINEAR_MATCHES}(string): bool`, matchesInLinearTime, { async: false })
    .registerFunction("daysBetween(string, string): int", (from, to) => BigInt(daysBetween(from, to)), {
      async: false,
    });
  return environment;
}

/** Number fields are doubles; people write `form.days > 3`, not `3.0`. Modulo takes the sign of the divisor. */
function registerNumbers(environment: Environment): void {
  const number = Number as (value: number | bigint) => number;
  const mixed: [string, string][] = [
    ["double", "int"],
    ["int", "double"],
  ];
  for (const [left, right] of mixed) {
    environment
      .registerOperator(`${left} + ${right}: double`, (a, b) => number(a) + number(b))
      .registerOperator(`${left} - ${right}: double`, (a, b) => number(a) - number(b))
      .registerOperator(`${left} * ${right}: double`, (a, b) => number(a) * number(b))
      .registerOperator(`${left} / ${right}: double`, (a, b) => number(a) / number(b))
      .registerOperator(`${left} % ${right}: double`, (a, b) => modulo(number(a), number(b)))
      .registerOperator(`${left} in list<${right}>: bool`, (a, list: (number | bigint)[]) =>
        list.some((entry) => number(entry) === number(a)),
      );
  }
  environment
    .registerOperator("double % double: double", modulo)
    .registerOperator("double == int: bool", (a, b) => a === number(b))
    .registerFunction("abs(double): double", Math.abs, { async: false });
}

function modulo(a: number, b: number): number {
  return a - Math.floor(a / b) * b;
}

function matchesInLinearTime(text: string, source: string): boolean {
  if (text.length > MAX_MATCHED_LENGTH) throw new Error(`matches() reads at most ${MAX_MATCHED_LENGTH} characters`);
  return linearPattern(source).matcher(text).find();
}
