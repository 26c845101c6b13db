"use client";

import { type RefObject, useState } from "react";
import type { Place } from "@/lib/designer/form/grid/placing";
import { type DragSource, useFieldDrag } from "./board/use-field-drag";
import { useFieldCopies } from "./edits/use-field-copies";
import { useFieldMoves } from "./edits/use-field-moves";
import { useFieldSet } from "./edits/use-field-set";
import { useFormEdit } from "./edits/use-form-edit";
import type { FormView } from "./form-bar";
import type { FormDesk } from "./form-desk";
import { useFormFocus } from "./use-form-focus";
import { useRemoval } from "./use-removal";
import { useStableMethods } from "./use-stable-methods";

type Around = {
  root: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
  show: (view: FormView) => void;
};

/** What can be done to the form, what is being dragged, what is asked before fields go, and what is said aloud. */
export function useDesk({ root, scroller, show }: Around) {
  const [said, say] = useState("");
  const focus = useFormFocus(root, show);
  const edit = useFormEdit(say);
  const edits = { ...useFieldSet(edit), ...useFieldMoves(edit), ...useFieldCopies(edit) };
  const drop = (source: DragSource, place: Place) => {
    if (source.kind === "fields") return edits.move(source.keys, place);
    edits.add(source.type, place);
    focus.properties();
  };
  const { drag, beginDrag } = useFieldDrag(scroller, drop);
  const removal = useRemoval((keys) => focus.field(edits.remove(keys)));
  const desk = useStableMethods<FormDesk>({
    ...edits,
    select: edit.select,
    add: (type) => {
      edits.add(type);
      focus.properties();
    },
    rename: (key, to, merge) => {
      edits.rename(key, to, merge);
      focus.renamed(key, to);
    },
    step: (key, direction) => {
      edits.step(key, direction);
      focus.field(key);
    },
    remove: removal.remove,
    beginDrag,
    focusProperties: focus.properties,
    focusField: focus.field,
    say,
  });
  return { desk, drag, removal, said };
}
