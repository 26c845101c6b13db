import { readFile } from "node:fs/promises";
import path from "node:path";
import { connection } from "@/db/client";
import { importInstallation } from "@/lib/loonflow/importer/import-installation";
import { systemClock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { describeReport } from "./import-loonflow/describe-report";
import { sentences } from "./import-loonflow/sentences";
import { terminalLocale } from "./terminal/locale";

const say = sentences(terminalLocale());

async function main([file]: readonly string[]): Promise<boolean> {
  if (file === undefined) {
    console.error(say("file.usage"));
    return false;
  }
  const content = await readFile(path.resolve(file), "utf8").catch((error: Error) => {
    console.error(say("file.unreadable", { file, message: error.message }));
    return null;
  });
  if (content === null) return false;
  const { db, sql } = connection();
  try {
    const report = await importInstallation(db, content, {
      at: systemClock.now(),
      timeZone: env.LOONFLOW_TIME_ZONE,
    });
    const isDone = report.outcome === "imported";
    (isDone ? console.log : console.error)(describeReport(report, path.basename(file), say).join("\n"));
    return isDone;
  } finally {
    await sql.end();
  }
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
