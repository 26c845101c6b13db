"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";
import { memo, type RefObject, useMemo, useRef, useState } from "react";
import { inFormOrder } from "@/lib/designer/form/grid/rows";
import type { FormField } from "@/lib/forms/form-definition";
import { useDefinition, useDesigner } from "../store/use-designer";
import { DropMark } from "./board/drop-mark";
import { FormBoard } from "./board/form-board";
import { FormBar, type FormView } from "./form-bar";
import { FormDeskContext } from "./form-desk";
import { FieldPalette } from "./palette/field-palette";
import { PropertiesPane } from "./properties/properties-pane";
import { RemoveDialog } from "./remove-dialog";
import { useDesk } from "./use-desk";
import { useFormClipboard } from "./use-form-clipboard";

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
  const definition = useDefinition();
  const selected = useDesigner((state) => state.selection.fieldKeys);
  const fields = useMemo(() => inFormOrder(definition.form.fields), [definition.form.fields]);
  const [view, setView] = useState<FormView>("form");
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { desk, drag, removal, said } = useDesk({ root, scroller, show: setView });
  const clipboard = useFormClipboard(desk, selected);
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
            <Panes view={view} fields={fields} scroller={scroller} />
          </div>
        )}
      </div>
      {drag !== null && <DropMark drag={drag} board={scroller} fields={fields} />}
      {removal.asked !== null && (
        <RemoveDialog {...removal.asked} onRemove={removal.removeAsked} onClose={removal.keep} />
      )}
    </FormDeskContext>
  );
}

type PanesProps = { view: FormView; fields: readonly FormField[]; scroller: RefObject<HTMLDivElement | null> };

/** Beside each other where there is room, else one at a time. */
const Panes = memo(function Panes({ view, fields, scroller }: PanesProps) {
  const hidden = (own: FormView) => (view === own ? "" : "max-lg:hidden");
  return (
    <>
      <div className={`w-64 shrink-0 overflow-y-auto border-e border-separator max-lg:w-full ${hidden("palette")}`}>
        <FieldPalette />
      </div>
      <div className={`flex min-w-0 grow flex-col ${hidden("form")}`}>
        <FormBoard fields={fields} scroller={scroller} />
      </div>
      <PropertiesPane isShown={view === "properties"} />
    </>
  );
});
