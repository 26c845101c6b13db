import { serve } from "inngest/edge";
import postgres from "postgres";
import { createRunner } from "../runner";
import { crashFunctions } from "./crash-functions";
import { createTestClient } from "./test-client";

const [schema = ""] = process.argv.slice(2);
const url = process.env.DATABASE_URL ?? "";
const sql = postgres(url, { max: 4, onnotice: () => {} });
const notes = sql(`${schema}_notes`);

const runner = createRunner({ sql: url, schema, backoffMs: () => 200 });
const inngest = createTestClient(runner);
const functions = crashFunctions(inngest, async (key) => {
  await sql`insert into ${notes} (key) values (${key})`;
});
await runner.migrate();
await runner.register(serve({ client: inngest, functions }));
await runner.start();
process.send?.("ready");
