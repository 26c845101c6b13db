"use client";

import { createContext, type PointerEvent, use } from "react";
import type { Direction } from "@/lib/designer/form/grid/moving";
import type { FieldType } from "@/lib/forms/form-definition";
import type { DragSource } from "./board/use-field-drag";

/** What can be done to the form from any part of its designer. */
export type FormDesk = {
  /** Behind the line of what is selected; the new field is selected and named next. */
  add: (type: FieldType) => void;
  select: (keys: readonly string[]) => void;
  /** Gives a field another key, wherever the flow speaks of it, and goes on showing it. */
  rename: (key: string, to: string, merge?: string) => void;
  /** Whether it was added since the form was opened, so that its key may follow its label. */
  isNew: (key: string) => boolean;
  /** The key a field has been given lately in place of this one. */
  renamedTo: (key: string) => string | undefined;
  step: (key: string, direction: Direction) => void;
  resize: (key: string, width: number, merge?: string) => void;
  double: (keys: readonly string[]) => void;
  /** Asks first where the flow speaks of them. */
  remove: (keys: readonly string[]) => void;
  copy: (keys: readonly string[]) => string;
  /** @returns false when the text holds no fields. */
  paste: (text: string) => boolean;
  beginDrag: (event: PointerEvent, source: DragSource) => void;
  /** Goes to the properties of what is selected. */
  focusProperties: () => void;
  /** Goes back to a field of the form. */
  focusField: (key: string) => void;
  /** Says something to those who do not see it. */
  say: (sentence: string) => void;
};

export const FormDeskContext = createContext<FormDesk | null>(null);

export function useFormDesk(): FormDesk {
  const desk = use(FormDeskContext);
  if (desk === null) throw new Error("outside of the form designer");
  return desk;
}
