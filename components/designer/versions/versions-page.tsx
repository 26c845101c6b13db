"use client";

import { useState } from "react";
import type { SetAsideRow, VersionRow } from "@/lib/flows/schema";
import { useDesigner } from "../store/use-designer";
import { Comparison } from "./comparison";
import { DeleteDialog } from "./delete-dialog";
import { SetAsideList } from "./list/set-aside-list";
import { VersionList } from "./list/version-list";
import { DOCUMENT, newestState, publishedOf } from "./newest-state";
import { RestoreDialog } from "./restore-dialog";
import type { Shown, StateCommands } from "./state-commands";
import { type FlowState, stateId } from "./use-flow-states";
import { useStateNames } from "./use-state-names";

type Props = { versions: readonly VersionRow[]; setAside: readonly SetAsideRow[]; setAsideLimit: number };

/** The versions of a flow, and the drafts that were set aside, to compare, to look at and to go back to. */
export function VersionsPage({ versions, setAside, setAsideLimit }: Props) {
  const nameOf = useStateNames(versions, setAside);
  const isDrawn = useDesigner(({ draft, history }) => draft.revision !== null || history.present !== draft.saved);
  const newest = newestState(versions, isDrawn);
  const [shown, setShown] = useState<Shown>(() => firstShown(versions, newest));
  const [restoring, setRestoring] = useState<FlowState | null>(null);
  const [deleting, setDeleting] = useState<FlowState | null>(null);
  const commands: StateCommands = {
    newest,
    look: (look) => setShown({ look }),
    compare: (state) =>
      setShown(stateId(state) === stateId(newest) ? firstShown(versions, newest) : { before: state, after: newest }),
    restore: setRestoring,
    remove: setDeleting,
  };
  const states: FlowState[] = [
    ...(isDrawn || Object.values(shown).some(({ kind }) => kind === "document") ? [DOCUMENT] : []),
    ...publishedOf(versions),
    ...setAside.map(({ id }): FlowState => ({ kind: "set-aside", id })),
  ];
  return (
    <div className="flex grow max-lg:flex-col lg:grid lg:min-h-0 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="border-separator max-lg:shrink-0 max-lg:border-b lg:min-h-0 lg:overflow-y-auto lg:border-e">
        <VersionList versions={versions} isDrawn={isDrawn} shown={shown} commands={commands} />
        <SetAsideList setAside={setAside} limit={setAsideLimit} nameOf={nameOf} shown={shown} commands={commands} />
      </div>
      <Comparison states={states} nameOf={nameOf} shown={shown} commands={commands} onShow={setShown} />
      <RestoreDialog state={restoring} nameOf={nameOf} onDone={commands.look} onClose={() => setRestoring(null)} />
      <DeleteDialog
        state={deleting}
        nameOf={nameOf}
        onDone={() => setShown(firstShown(versions, newest))}
        onClose={() => setDeleting(null)}
      />
    </div>
  );
}

/** At first the draft beside what is published; without one of both the other by itself. */
function firstShown(versions: readonly VersionRow[], newest: FlowState): Shown {
  const [published] = publishedOf(versions);
  if (published === undefined || newest.kind !== "document") return { look: newest };
  return { before: published, after: newest };
}
