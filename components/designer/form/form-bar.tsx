import { Button } from "@heroui/react/button";
import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { Tooltip } from "@heroui/react/tooltip";
import { Copy, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesigner } from "../store/use-designer";
import { useFormDesk } from "./form-desk";

/** What is in sight; on a wide screen the palette, the form and the properties are so together. */
export type FormView = "palette" | "form" | "properties" | "preview";

const NARROW = ["palette", "form", "properties", "preview"] as const;

type Props = { view: FormView; onView: (view: FormView) => void };

/** Over the form: drawing it or trying it, and what can be done to the selected fields. */
export function FormBar({ view, onView }: Props) {
  const t = useTranslations("formDesigner.bar");
  const { double, remove } = useFormDesk();
  const selected = useDesigner((state) => state.selection.fieldKeys);
  const fields = selected.filter((key) => key !== "title");
  const isWide = view !== "preview";
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-separator px-3">
      <ViewSwitch className="lg:hidden" views={NARROW} view={view} onView={onView} />
      <ViewSwitch
        className="max-lg:hidden"
        views={["form", "preview"]}
        view={view === "preview" ? "preview" : "form"}
        onView={onView}
      />
      {isWide && (
        <div className="ms-auto flex items-center gap-1">
          {fields.length > 0 && (
            <span className="me-1 text-xs text-muted tabular-nums max-sm:hidden">
              {t("selected", { count: fields.length })}
            </span>
          )}
          <Tooltip>
            <Button
              isIconOnly
              size="sm"
              variant="ghost"
              aria-label={t("double")}
              isDisabled={fields.length === 0}
              onPress={() => double(fields)}
            >
              <Copy aria-hidden="true" className="size-4" />
            </Button>
            <Tooltip.Content>{t("double")}</Tooltip.Content>
          </Tooltip>
          <Tooltip>
            <Button
              isIconOnly
              size="sm"
              variant="ghost"
              aria-label={t("remove")}
              isDisabled={fields.length === 0}
              onPress={() => remove(fields)}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </Button>
            <Tooltip.Content>{t("remove")}</Tooltip.Content>
          </Tooltip>
        </div>
      )}
    </div>
  );
}

type SwitchProps = Props & { views: readonly FormView[]; className: string };

function ViewSwitch({ views, view, onView, className }: SwitchProps) {
  const t = useTranslations("formDesigner.bar");
  return (
    <ToggleButtonGroup
      aria-label={t("views")}
      className={className}
      disallowEmptySelection
      selectedKeys={[view]}
      selectionMode="single"
      size="sm"
      onSelectionChange={(keys) => {
        const next = views.find((one) => keys.has(one));
        if (next !== undefined) onView(next);
      }}
    >
      {views.map((one) => (
        <ToggleButton key={one} id={one}>
          {t(`view.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
