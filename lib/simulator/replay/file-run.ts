import { AppError } from "@/lib/platform/errors";
import { isAllowedToCreate } from "@/lib/tickets/filing/creation-rule";
import { decideFiling } from "@/lib/tickets/filing/file-ticket";
import type { ReplayEntry, Stage } from "./stage";

/**
 * Files the ticket as its requester would. How many somebody may file is not asked: that is about other tickets.
 *
 * @throws AppError as `createTicket`.
 */
export async function fileRun(stage: Stage): Promise<ReplayEntry> {
  const { tx, run, version, flowName, personAt, inquiry } = stage;
  const { requesterId, transition, title, values, comment } = run;
  const at = new Date(run.at);
  const person = personAt(requesterId, at.getTime());
  if (person === null || !person.isActive) throw new AppError("forbidden", { reason: "people_only" });
  if (!isAllowedToCreate(version.definition.settings.creation, person)) {
    throw new AppError("forbidden", { reason: "may_not_create" });
  }
  const filed = { version, flowName, person, at, transition, title, values, parent: null };
  const { change } = await decideFiling(tx, { ...filed, actor: { kind: "user" } }, inquiry);
  const node = version.compiled.start;
  return { step: -1, action: "create", by: person, node, comment, at: at.getTime(), change };
}
