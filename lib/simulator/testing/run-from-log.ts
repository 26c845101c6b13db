import type { ticketLog } from "@/db/schema/tickets";
import type { TicketEvent } from "@/lib/engine/events";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { Json } from "@/lib/forms/form-definition";
import { SimulationRun, type SimulationStep } from "../run";

type Row = typeof ticketLog.$inferSelect;

/** The run that does what was done to a ticket; null where something was done that a simulation does not offer. */
export function runFromLog(version: LoadedVersion, log: readonly Row[]): SimulationRun | null {
  const [first, ...rest] = log;
  if (first === undefined || first.action !== "create") return null;
  const steps: unknown[] = [];
  for (const row of rest) {
    const found = stepsFor(version, row);
    if (found === null) return null;
    steps.push({ kind: "wait-until", at: row.at.toISOString() }, ...found);
  }
  const { title, ...values } = first.snapshot;
  return SimulationRun.parse({
    requesterId: first.actorId,
    at: first.at.toISOString(),
    transition: keyOf(version, first.transitionId),
    title,
    values,
    steps,
  });
}

function stepsFor(version: LoadedVersion, row: Row): Partial<SimulationStep>[] | null {
  const node = version.nodeKeys.get(row.nodeId ?? 0) ?? "";
  const { comment } = row;
  const at = { node, by: row.actorId ?? 0 };
  const events = row.events as TicketEvent[];
  const find = <T extends TicketEvent["type"]>(type: T) =>
    events.find((event): event is Extract<TicketEvent, { type: T }> => event.type === type);
  switch (row.action) {
    case "comment":
    case "timer":
    case "reminder":
    case "escalate":
      return [];
    case "complete":
      return [{ kind: "decide", ...at, transition: keyOf(version, row.transitionId), values: changed(row), comment }];
    case "claim":
      return [{ kind: "claim", ...at }];
    case "release":
      return [{ kind: "release", ...at }];
    case "transfer":
      return [{ kind: "transfer", ...at, to: find("TaskTransferred")?.to ?? 0, comment }];
    case "delegate":
      return [{ kind: "delegate", ...at, to: find("TaskLent")?.to ?? 0, comment }];
    case "return":
      return [{ kind: "return", ...at, values: changed(row), comment }];
    case "send_back":
      return [{ kind: "send-back", ...at, to: find("SentBack")?.to ?? "", afterwards: "return", comment }];
    case "withdraw":
      return [{ kind: "withdraw", by: at.by, comment }];
    case "hook":
    case "script":
    case "children":
      if (find("JobHeld")) return [];
      if (find("JobFailed")) return [{ kind: "fail", node, error: find("JobFailed")?.error ?? "" }];
      return [{ kind: "answer", node, values: changed(row) }];
    default:
      return null;
  }
}

const keyOf = (version: LoadedVersion, id: number | null) => version.transitionKeys.get(id ?? 0) ?? "";

function changed({ changes }: Row): Record<string, Json> {
  const fields = Object.entries(changes).filter(([key]) => key !== "title");
  return Object.fromEntries(fields.map(([key, [, value]]) => [key, value]));
}
