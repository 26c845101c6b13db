import type { TestProject } from "vitest/node";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { type Blank, readBlank } from "./empty-database";
import { startTestServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    testServer: { url: string; template: string; blank: Blank };
  }
}

/** One server and one migrated template database for the whole run; each test file gets a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `skein_template_${process.pid}`;
  const { sql } = connect(server.url, { max: 1 });
  const tearDown = async () => {
    await sql.unsafe(`drop database if exists ${template} with (force)`);
    await sql.end();
    await server.stop();
  };
  try {
    await sql.unsafe(`create database ${template}`);
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    await migrateDatabase(url.href);
    const made = connect(url.href, { max: 1 });
    const blank = await readBlank(made.sql).finally(() => made.sql.end());
    project.provide("testServer", { url: server.url, template, blank });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
