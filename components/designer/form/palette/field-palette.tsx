import { useTranslations } from "next-intl";
import type { FieldType } from "@/lib/forms/form-definition";
import { FIELD_ICONS } from "../field-icons";
import { useFormDesk } from "../form-desk";
import { usePaletteKeys } from "./use-palette-keys";

const GROUPS = {
  texts: ["text", "long-text", "rich-text", "link"],
  numbers: ["number", "boolean", "computed"],
  choices: ["select", "multi-select", "radio", "checkboxes", "cascade", "external"],
  times: ["date", "time", "date-time"],
  people: ["person", "people", "department"],
  more: ["table", "attachment"],
  page: ["heading", "note", "divider"],
} as const satisfies Record<string, readonly FieldType[]>;

const NAMES = Object.keys(GROUPS) as (keyof typeof GROUPS)[];

/** Every kind of field, to be drawn onto the form, or to be added behind what is selected by a click or Enter. */
export function FieldPalette() {
  const t = useTranslations("formDesigner");
  const { stop, setStop, onKeyDown } = usePaletteKeys();
  return (
    <section aria-label={t("palette.label")} data-region="" className="flex flex-col gap-3 p-3">
      <p className="text-xs text-muted">{t("palette.hint")}</p>
      <div role="toolbar" aria-label={t("palette.label")} className="flex flex-col gap-3" onKeyDown={onKeyDown}>
        {NAMES.map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would make its heading a legend inside a border
          <div key={name} role="group" aria-label={t(`palette.groups.${name}`)} className="flex flex-col gap-1">
            <h2 className="text-xs text-muted">{t(`palette.groups.${name}`)}</h2>
            <div className="grid grid-cols-2 gap-1">
              {GROUPS[name].map((type) => (
                <PaletteItem key={type} type={type} isStop={type === stop} onFocus={() => setStop(type)} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

type ItemProps = { type: FieldType; isStop: boolean; onFocus: () => void };

function PaletteItem({ type, isStop, onFocus }: ItemProps) {
  const t = useTranslations("formDesigner.types");
  const { add, beginDrag } = useFormDesk();
  const Icon = FIELD_ICONS[type];
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      className="flex min-h-8 min-w-0 cursor-grab items-center gap-1.5 rounded-md border border-border bg-surface px-1.5 py-1 text-start text-list leading-4 hover:border-field-border-hover hover:bg-surface-hover focus-visible:focus-ring"
      onPointerDown={(event) => event.pointerType === "mouse" && beginDrag(event, { kind: "new", type })}
      onClick={() => add(type)}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 hyphens-auto">{t(type)}</span>
    </button>
  );
}
