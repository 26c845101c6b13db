import type { Fragment } from "postgres";
import { arrayLiteral } from "./array-literal";
import type { Sql } from "./connection";

/** Texts as a `text[]`, see arrayLiteral. */
export function textArray(sql: Sql, values: readonly string[]): Fragment {
  return sql`${arrayLiteral(values)}::text::text[]`;
}
