import { PEOPLE } from "@/db/testing/installation";
import { commandContext } from "@/lib/command";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { startBackground } from "../running-background";

/**
 * A process like the server's, for tests that kill it. `file` files a ticket and is gone in the same instant; `work`
 * does the background work until it is asked to end, and like Next it then ends at once.
 */
const [task, flowId, transitionId] = process.argv.slice(2);

startBackground();
if (task === "file") {
  const actor = { kind: "user" as const, userId: PEOPLE.alice, clientId: null };
  const input = { flowId: Number(flowId), transitionId: Number(transitionId), title: "Crash", values: { days: 2 } };
  await createTicket.run(commandContext(actor), input);
  process.kill(process.pid, "SIGKILL");
} else {
  process.on("SIGTERM", () => process.exit(0));
  process.stdout.write("working\n");
  setInterval(() => {}, 60_000);
}
