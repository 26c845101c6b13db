import { records } from "../database/records";
import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { enqueue } from "../queue/job";
import { wakeWorkers } from "../queue/wake-workers";
import { cronJob } from "../runs/cron-job";
import { iso } from "../time/iso";
import { type FunctionConfig, Registration } from "../wire/function-config";
import { checkFunction } from "./check-function";
import { eventPatterns } from "./triggered-by";

/**
 * Replaces an app's functions by those in an SDK registration. All or nothing: one function that cannot be run as
 * written refuses the whole registration. Functions no longer in the list stay for their open runs but start no more.
 * Returns the ids registered.
 */
export async function registerFunctions(tx: Tx, body: unknown): Promise<string[]> {
  const { appName, functions } = Registration.parse(body);
  const configs = functions.map((raw) => checkFunction(raw, tx.now));
  const cronJobs = configs.flatMap((config) => cronPatterns(config).map((cron) => cronJob(config.id, cron, tx.now)));
  await saveFunctions(tx, appName, configs);
  await dropCronJobs(
    tx,
    appName,
    cronJobs.map((job) => job.key),
  );
  await enqueue(tx, cronJobs);
  await wakeWorkers(tx);
  return configs.map((config) => config.id);
}

async function saveFunctions(tx: Tx, app: string, configs: readonly FunctionConfig[]): Promise<void> {
  const { sql, tables, now } = tx;
  const rows = configs.map((config) => ({
    id: config.id,
    url: config.steps.step.runtime.url,
    config: JSON.stringify(config),
    events: eventPatterns(config),
  }));
  await sql`
    insert into ${tables.functions} (id, app, url, config, events, seen_at)
    select id, ${app}, url, config::json, events, ${iso(now)}
    from ${records(sql, rows)} as f(id text, url text, config text, events text[])
    on conflict (id) do update set app = excluded.app, url = excluded.url, config = excluded.config,
      events = excluded.events, seen_at = excluded.seen_at, archived_at = null`;
  await sql`
    update ${tables.functions} set archived_at = ${iso(now)}
    where app = ${app} and archived_at is null and not id = any(${textArray(
      sql,
      configs.map((config) => config.id),
    )})`;
}

async function dropCronJobs({ sql, tables }: Tx, app: string, keys: string[]): Promise<void> {
  await sql`
    delete from ${tables.jobs} j using ${tables.functions} f
    where j.kind = 'cron' and j.function_id = f.id and f.app = ${app} and not j.key = any(${textArray(sql, keys)})`;
}

function cronPatterns(config: FunctionConfig): string[] {
  return config.triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : []));
}
