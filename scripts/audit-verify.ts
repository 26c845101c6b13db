import { connection } from "@/db/client";
import { sentences } from "./audit-verify/sentences";
import { verifyLogs } from "./audit-verify/verify-logs";
import { terminalLocale } from "./terminal/locale";

const say = sentences(terminalLocale());
const { db, sql } = connection();

try {
  const totals = await verifyLogs(db, ({ ticketId: id, serial, seq, reason }) =>
    console.log(say(`broken.${reason}`, { id, serial, seq, before: seq - 1 })),
  );
  console.log(say(totals.broken === 0 ? "whole" : "damaged", totals));
  process.exitCode = totals.broken === 0 ? 0 : 1;
} finally {
  await sql.end();
}
