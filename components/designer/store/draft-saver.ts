import { isSameDefinition } from "@/lib/designer/same-definition";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { Problem } from "@/lib/flows/problems/problem";
import type { ActionResult } from "@/lib/http/action-result";
import type { DesignerStore, OtherDraft } from "./designer-store";

export type SavedDraft = { number: number; revision: number; problems: readonly Problem[] };

/** The server, as the saver needs it. */
export type DraftServer = {
  save(input: {
    flowId: number;
    definition: FlowDefinition;
    expectedRevision: number | null;
    /** The draft it takes the place of is to be kept. */
    setsAside: boolean;
  }): Promise<ActionResult<SavedDraft>>;
  /** The draft as it is now, when somebody else has saved it. */
  readOther(flowId: number, error: { params: Record<string, string | number> }): Promise<OtherDraft>;
};

/** People pause about so long between two thoughts; what is lost when the machine dies is no more than that. */
const REST_MS = 700;
const RETRY_MS = 4000;

/**
 * Keeps the server's draft equal to the document in the browser: one save at a time, a moment after the last edit. A
 * draft that somebody else saved is never overwritten; the store then says `conflict` until a person has chosen.
 */
export class DraftSaver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  /** What was sent since the last answer: whether it arrived nobody knows. */
  private unanswered: FlowDefinition[] = [];
  private setsAside = false;

  constructor(
    private readonly store: DesignerStore,
    private readonly server: DraftServer,
    private readonly sentence: { unreachable: string },
  ) {}

  /** Begins to watch the document. @returns what ends it, after a last save. */
  watch(): () => void {
    const unsubscribe = this.store.subscribe((state, before) => {
      if (state.history.present !== before.history.present) this.saveIn(REST_MS);
    });
    return () => {
      unsubscribe();
      void this.flush();
    };
  }

  /** Saves now what is not saved. @returns whether the server has the document as it is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    // A save that is under way counts, though its document be undone again: the server is about to have it.
    while (this.running !== null || this.isUnsaved()) {
      this.running ??= this.save().finally(() => {
        this.running = null;
      });
      if (!(await this.running)) return false;
    }
    return this.store.getState().saving.state !== "conflict";
  }

  /** Saves the document in place of a draft that somebody else saved; that one is set aside. */
  async overwrite({ definition, revision, number }: OtherDraft): Promise<boolean> {
    const { setDraft, setSaving } = this.store.getState();
    this.setsAside = true;
    setDraft({ revision, number, saved: definition });
    setSaving({ state: "idle" });
    return this.flush();
  }

  isUnsaved(): boolean {
    const { history, draft, saving } = this.store.getState();
    return history.present !== draft.saved && saving.state !== "conflict";
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  /** @returns whether the server has taken it. */
  private async save(): Promise<boolean> {
    const { flow, history, draft, setDraft, setSaving, setServerProblems } = this.store.getState();
    const definition = history.present;
    setSaving({ state: "saving" });
    const answer = await this.server
      .save({ flowId: flow.id, definition, expectedRevision: draft.revision, setsAside: this.setsAside })
      .catch((): null => null);
    if (answer?.ok) {
      const { number, revision, problems } = answer.data;
      this.unanswered = [];
      this.setsAside = false;
      setDraft({ number, revision, saved: definition });
      setServerProblems(problems);
      setSaving({ state: "idle" });
      return true;
    }
    if (answer === null) this.unanswered.push(definition);
    const known = answer?.error.reason === "draft_changed" ? await this.compareWithTheirs(answer.error) : null;
    if (known !== null) return known;
    setSaving({ state: "failed", message: answer?.error.message ?? this.sentence.unreachable });
    this.saveIn(RETRY_MS);
    return false;
  }

  /** @returns whether what the server has is ours, saved when its answer was lost; null when that cannot be known now. */
  private async compareWithTheirs(error: { params: Record<string, string | number> }): Promise<boolean | null> {
    const { flow, setDraft, setSaving } = this.store.getState();
    const theirs = await this.server.readOther(flow.id, error).catch((): null => null);
    if (theirs === null) return null;
    const ours = this.unanswered.find((sent) => isSameDefinition(sent, theirs.definition));
    if (ours === undefined) {
      this.setsAside = false;
      setSaving({ state: "conflict", theirs });
      return false;
    }
    this.unanswered = [];
    setDraft({ number: theirs.number, revision: theirs.revision, saved: ours });
    setSaving({ state: "idle" });
    return true;
  }
}
