import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useDesigner } from "../../store/use-designer";
import { useFormDesk } from "../form-desk";
import { FieldProperties } from "./field-properties";

/** Beside the form: what is selected in it. Escape goes back to the form, except from where it means something else. */
export function PropertiesPane({ isShown }: { isShown: boolean }) {
  const t = useTranslations("formDesigner.properties");
  const { focusField } = useFormDesk();
  const last = useDesigner((state) => state.selection.fieldKeys.at(-1));
  const leave = (event: KeyboardEvent) => {
    const isOwn = event.target instanceof Element && event.currentTarget.contains(event.target);
    const isTaken =
      event.target instanceof Element && event.target.closest(".cm-editor, [aria-expanded=true]") !== null;
    if (event.key !== "Escape" || !isOwn || isTaken || event.defaultPrevented || last === undefined) return;
    focusField(last);
  };
  return (
    <section
      aria-label={t("label")}
      data-form-properties
      data-region=""
      className={`w-80 shrink-0 overflow-y-auto border-s border-separator bg-surface max-lg:w-full ${isShown ? "" : "max-lg:hidden"}`}
      onKeyDown={leave}
    >
      <FieldProperties />
    </section>
  );
}
