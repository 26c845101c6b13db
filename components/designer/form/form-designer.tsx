"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, useMemo, useRef, useState } from "react";
import type { FieldUse } from "@/lib/designer/form/field-uses";
import { usesOfField } from "@/lib/designer/form/field-uses";
import { newField } from "@/lib/designer/form/new-field";
import type { Place } from "@/lib/designer/form/placing";
import { COLUMNS, inFormOrder, type Slot, slotOf } from "@/lib/designer/form/rows";
import type { FormField } from "@/lib/forms/form-definition";
import { useDefinition, useDesigner } from "../store/use-designer";
import { DropMark } from "./board/drop-mark";
import { FormBoard } from "./board/form-board";
import { type DragSource, useFieldDrag } from "./board/use-field-drag";
import { FormBar, type FormView } from "./form-bar";
import { type FormDesk, FormDeskContext } from "./form-desk";
import { FieldPalette } from "./palette/field-palette";
import { PropertiesPane } from "./properties/properties-pane";
import { RemoveDialog } from "./remove-dialog";
import { useFormDeskEdits } from "./use-form-desk-edits";
import { useFormFocus } from "./use-form-focus";
import { useStableMethods } from "./use-stable-methods";

/** What cleans rich texts is heavy, and forms are drawn more often than tried. */
const FormPreview = dynamic(() => import("./preview/form-preview").then((module) => module.FormPreview), {
  ssr: false,
  loading: () => (
    <div className="flex grow items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});

/** Where the form of a flow is drawn: all kinds of fields, the form as it will look, and what is selected in it. */
export function FormDesigner() {
  const t = useTranslations("formDesigner");
  const definition = useDefinition();
  const selected = useDesigner((state) => state.selection.fieldKeys);
  const fields = useMemo(() => inFormOrder(definition.form.fields), [definition.form.fields]);
  const [view, setView] = useState<FormView>("form");
  const [said, say] = useState("");
  const [asked, setAsked] = useState<{ keys: readonly string[]; uses: readonly FieldUse[] } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useFormFocus(root, setView);
  const edits = useFormDeskEdits(say);

  const drop = (source: DragSource, place: Place) => {
    if (source.kind === "fields") return edits.move(source.keys, place);
    edits.add(source.type, place);
    focus.properties();
  };
  const { drag, beginDrag } = useFieldDrag(scroller, drop);
  const removeNow = (keys: readonly string[]) => {
    setAsked(null);
    focus.field(edits.remove(keys));
  };
  const remove = (keys: readonly string[]) => {
    const there = keys.filter((key) => fields.some((field) => field.key === key));
    const uses = there
      .flatMap((key) => usesOfField(definition, key))
      .filter(({ fieldKey }) => fieldKey === undefined || !there.includes(fieldKey));
    if (there.length === 0) return;
    if (uses.length > 0) setAsked({ keys: there, uses });
    else removeNow(there);
  };
  const desk: FormDesk = useStableMethods<FormDesk>({
    ...edits,
    add: (type) => {
      edits.add(type);
      focus.properties();
    },
    step: (key, direction) => {
      edits.step(key, direction);
      focus.field(key);
    },
    remove,
    beginDrag,
    focusProperties: focus.properties,
    focusField: focus.field,
    say,
  });
  const clipboard = useClipboard(desk, selected);
  return (
    <FormDeskContext value={desk}>
      <div ref={root} className="flex min-h-0 grow flex-col">
        <FormBar view={view} onView={setView} />
        <p role="status" className="sr-only">
          {said}
        </p>
        {view === "preview" ? (
          <div className="flex min-h-0 grow">
            <FormPreview />
            <PropertiesPane isShown={false} />
          </div>
        ) : (
          <div className={`flex min-h-0 grow ${drag === null ? "" : "cursor-grabbing select-none"}`} {...clipboard}>
            <div
              className={`w-64 shrink-0 overflow-y-auto border-e border-separator max-lg:w-full ${view === "palette" ? "" : "max-lg:hidden"}`}
            >
              <FieldPalette />
            </div>
            <div className={`flex min-w-0 grow flex-col ${view === "form" ? "" : "max-lg:hidden"}`}>
              <FormBoard fields={fields} scroller={scroller} />
            </div>
            <PropertiesPane isShown={view === "properties"} />
          </div>
        )}
      </div>
      {drag !== null && (
        <DropMark
          drag={drag}
          board={scroller}
          fields={fields}
          moved={movedSlots(drag.source, fields)}
          label={dragLabel(drag.source, fields, t)}
        />
      )}
      {asked !== null && (
        <RemoveDialog {...asked} onRemove={() => removeNow(asked.keys)} onClose={() => setAsked(null)} />
      )}
    </FormDeskContext>
  );
}

/** What is copied and pasted while the form itself has the focus; texts that are typed have a clipboard of their own. */
function useClipboard(desk: FormDesk, selected: readonly string[]) {
  const isTyping = ({ target }: ClipboardEvent) =>
    target instanceof Element && target.closest("input, textarea, [contenteditable='true']") !== null;
  const copy = (event: ClipboardEvent, isCut: boolean) => {
    if (isTyping(event)) return;
    const text = desk.copy(selected);
    if (text === "") return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (isCut) desk.remove(selected);
  };
  return {
    onCopy: (event: ClipboardEvent) => copy(event, false),
    onCut: (event: ClipboardEvent) => copy(event, true),
    onPaste: (event: ClipboardEvent) => {
      if (!isTyping(event) && desk.paste(event.clipboardData.getData("text/plain"))) event.preventDefault();
    },
  };
}

function movedSlots(source: DragSource, fields: readonly FormField[]): Slot[] {
  if (source.kind === "fields") return fields.filter(({ key }) => source.keys.includes(key)).map(slotOf);
  const words = { label: "-", firstChoice: "-", secondChoice: "-", column: "-" };
  const slot = slotOf(newField(new Set(), source.type, words));
  return [{ ...slot, key: " new", width: Math.min(slot.width, COLUMNS) }];
}

function dragLabel(
  source: DragSource,
  fields: readonly FormField[],
  t: ReturnType<typeof useTranslations<"formDesigner">>,
): string {
  if (source.kind === "new") return t(`types.${source.type}`);
  const [only, ...others] = source.keys;
  if (others.length > 0) return t("board.several", { count: source.keys.length });
  return fields.find(({ key }) => key === only)?.label ?? "";
}
