import type { ActionError } from "@/lib/http/action-result";
import type { OwnTask } from "@/lib/tickets/schema";
import type { Note } from "../note/use-note";

/** What the dialogs of a task need of the page they stand on. */
export type Desk = {
  own: OwnTask;
  serial: string;
  /** What the reader is about to say; begun in the bar, it goes on in a dialog. */
  note: Note;
  /** Keeps what was filled in before the task goes to somebody else; what keeps it from being kept. */
  keep: () => Promise<ActionError | null>;
  /** The command has taken everything that was typed. */
  taken: () => void;
};

export type TaskFormProps = { desk: Desk; onClose: () => void };
