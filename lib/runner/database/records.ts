import type { Fragment } from "postgres";
import type { Sql } from "./connection";

/**
 * Rows as a source for `from … as alias(column type, …)`. A column that holds JSON is passed as text and cast in the
 * select list: PostgreSQL takes the records apart and would refuse escapes in it that it accepts in a json value.
 */
export function records(sql: Sql, rows: readonly Record<string, unknown>[]): Fragment {
  return sql`json_to_recordset(${JSON.stringify(rows)}::text::json)`;
}
