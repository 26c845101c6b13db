import { createDesignerStore, type DesignerStart, type DesignerStore } from "./designer-store";
import type { DraftSaver } from "./draft-saver";

type Designer = { store: DesignerStore; saver: DraftSaver };

let last: Designer | null = null;

/**
 * A flow as it is being drawn: as this window had it, with its history, unless the server has gone on without it. A page
 * that the browser goes back to brings the draft as it was when that page was left, which must not win.
 */
export function openDesigner(start: DesignerStart, saverOf: (store: DesignerStore) => DraftSaver): Designer {
  if (typeof window !== "undefined" && last !== null && isCurrent(last.store, start)) {
    last.store.getState().refresh(start);
    return last;
  }
  const store = createDesignerStore(start);
  const opened = { store, saver: saverOf(store) };
  if (typeof window !== "undefined") last = opened;
  return opened;
}

function isCurrent(store: DesignerStore, { flow, draft }: DesignerStart): boolean {
  const { flow: held, draft: known, saving, history } = store.getState();
  if (held.id !== flow.id) return false;
  if (saving.state !== "idle" || history.present !== known.saved) return true;
  if (draft.number !== known.number) return draft.number < known.number;
  return (draft.revision ?? 0) <= (known.revision ?? 0);
}
