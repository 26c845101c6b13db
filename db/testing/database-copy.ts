import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connect } from "@/db/client";
import { emptyDatabase } from "./empty-database";

/** A copy of the migrated template on the server of this test run. */
export type DatabaseCopy = {
  url: string;
  /** Makes it as new. Where that takes another copy, connections to it are cut and open themselves again. */
  renew(): Promise<void>;
  drop(): Promise<void>;
};

export async function copyDatabase(): Promise<DatabaseCopy> {
  const { url: serverUrl, template, blank } = inject("testServer");
  const name = `skein_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;

  async function onServer(...statements: string[]): Promise<void> {
    const { sql } = connect(serverUrl, { max: 1 });
    try {
      for (const statement of statements) await sql.unsafe(statement);
    } finally {
      await sql.end();
    }
  }

  // Copying files beats writing every block to the log, on a server that forgets everything.
  const create = `create database ${name} template ${template} strategy file_copy`;
  const drop = `drop database if exists ${name} with (force)`;
  await onServer(create);
  const { sql } = connect(url.href, { max: 1 });
  return {
    url: url.href,
    async renew() {
      if (!(await emptyDatabase(sql, blank))) await onServer(drop, create);
    },
    async drop() {
      await sql.end();
      await onServer(drop);
    },
  };
}
