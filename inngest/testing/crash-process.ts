import { PEOPLE } from "@/db/testing/installation";
import { commandContext } from "@/lib/command";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { startBackground } from "../running-background";
import { type CrashPoint, dieAt } from "./crash-points";

/**
 * A process like the server's, for tests that kill it. `file` files a ticket and is gone in the same instant; `work`
 * does the background work until it is asked to end, and like Next it then ends at once, or until it comes to the point
 * that is named.
 */
const [task, ...rest] = process.argv.slice(2);

if (task === "work" && rest[0] !== undefined) dieAt(rest[0] as CrashPoint);
startBackground();
if (task === "file") {
  const [flowId, transitionId] = rest;
  const actor = { kind: "user" as const, userId: PEOPLE.alice, clientId: null };
  const input = { flowId: Number(flowId), transitionId: Number(transitionId), title: "Crash", values: { days: 2 } };
  await createTicket.run(commandContext(actor), input);
  process.kill(process.pid, "SIGKILL");
} else {
  process.on("SIGTERM", () => process.exit(0));
  process.stdout.write("working\n");
  setInterval(() => {}, 60_000);
}
