import postgres from "postgres";
import type { RunnerSettings } from "./options";

/** Every connection of the runner: quiet about notices, and told apart in pg_stat_activity. */
export function connect(target: RunnerSettings["sql"], options: postgres.Options<Record<string, never>>): postgres.Sql {
  const all: postgres.Options<Record<string, never>> = {
    connect_timeout: 10,
    // The question for types is asked without a listener for its failure; no array is passed as one, see arrayLiteral.
    fetch_types: false,
    onnotice: () => {},
    ...(typeof target === "string" ? {} : target),
    ...options,
    connection: { application_name: "runner", ...options.connection },
  };
  return (typeof target === "string" ? postgres(target, all) : postgres(all)) as postgres.Sql;
}
