import { defineCommand } from "@/lib/command";
import { fieldsOf } from "@/lib/flows/definition";
import { toVisibleForm } from "@/lib/tickets/views/visible-form";
import { readDraft } from "../managed-draft";
import { replay } from "../replay/replay";
import { SimulateInput, type Simulation } from "../schema";
import { toToldError } from "../told-error";
import { readView } from "../view/simulation-view";
import { buttonsAt } from "../view/tasks";

const NOBODY = { people: [], departments: [], roles: [] };

/**
 * Plays a ticket through a definition as it is drawn, and writes nothing.
 *
 * @throws AppError as `readDraft`; whatever the real command throws, when the last step of a run is new and not
 *   accepted. One before it, and of a run that is played again, is told with the rest: the flow has changed since.
 */
export const simulateFlow = defineCommand(
  "flow.simulate",
  SimulateInput,
  (ctx, input): Promise<Simulation> =>
    readDraft(ctx, input, async (tx, draft) => {
      const { version } = draft;
      const { start } = version.compiled;
      const form = toVisibleForm(version, fieldsOf(version.nodes.get(start)), { values: {}, title: "" }, NOBODY);
      const begin = { form, buttons: buttonsAt(version, start) };
      const { run, isNew } = input;
      if (run === null) return { start: begin, view: null, refusal: null, names: NOBODY };
      const played = await replay(tx, draft, run);
      const { refusal } = played;
      if (isNew && refusal?.step === run.steps.length - 1) throw refusal.error;
      const readerId = ctx.actor.kind === "user" ? ctx.actor.userId : 0;
      const told = refusal === null ? null : { ...refusal, error: toToldError(refusal.error) };
      return { start: begin, refusal: told, ...(await readView(tx, draft, played, readerId)) };
    }),
);
