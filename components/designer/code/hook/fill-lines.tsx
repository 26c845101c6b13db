"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Tooltip } from "@heroui/react/tooltip";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { SmallSelect } from "@/components/designer/conditions/rows/small-select";
import type { FieldAccess, FormDefinition } from "@/lib/forms/form-definition";
import { isComputed } from "@/lib/forms/rules";
import type { HookNode } from "./hook-part";

type Fill = HookNode["hook"]["fill"];
type Props = { form: FormDefinition; access: FieldAccess; fill: Fill; onChange: (fill: Fill) => void };

/** Which part of the answer goes into which field. */
export function FillLines({ form, access, fill, onChange }: Props) {
  const t = useTranslations("conditions.hook");
  const lines = Object.entries(fill);
  const fillable = form.fields.filter((field) => isFillable(access, field.key) && !isComputed(field));
  const free = fillable.filter(({ key }) => !Object.hasOwn(fill, key));
  const [next] = free;
  const nameOf = (key: string) => form.fields.find((field) => field.key === key)?.label ?? t("fieldGone");
  const set = (place: number, line: [string, string]) =>
    onChange(Object.fromEntries(lines.map((one, index) => (index === place ? line : one))));
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{t("fill")}</legend>
      {lines.map(([key, path], index) => (
        <div key={key} className="flex min-w-0 items-center gap-1.5">
          <SmallSelect
            className="flex-[2_1_7rem]"
            label={t("fillField", { number: index + 1 })}
            sections={[
              {
                name: "",
                options: [key, ...free.map((field) => field.key)].map((id) => ({ id, name: nameOf(id) })),
              },
            ]}
            value={key}
            onPick={(picked) => set(index, [picked, path])}
          />
          <Input
            aria-label={t("fillPath", { field: nameOf(key) })}
            className="min-w-0 flex-[3_1_7rem] font-mono text-xs"
            maxLength={200}
            placeholder="result.days"
            spellCheck="false"
            value={path}
            onChange={({ target }) => target.value !== "" && set(index, [key, target.value])}
          />
          <Tooltip>
            <Button
              isIconOnly
              aria-label={t("removeFill", { field: nameOf(key) })}
              size="sm"
              variant="ghost"
              onPress={() => onChange(Object.fromEntries(lines.filter((_, place) => place !== index)))}
            >
              <X aria-hidden="true" className="size-4" />
            </Button>
            <Tooltip.Content>{t("removeFill", { field: nameOf(key) })}</Tooltip.Content>
          </Tooltip>
        </div>
      ))}
      <p className="text-xs text-muted">
        {fillable.length === 0 ? t("fillNone") : t(lines.length === 0 ? "fillEmpty" : "fillHelp")}
      </p>
      {next !== undefined && (
        <Button
          className="-ms-2 self-start"
          size="sm"
          variant="ghost"
          onPress={() => onChange({ ...fill, [next.key]: next.key })}
        >
          <Plus aria-hidden="true" className="size-4" />
          {t("addFill")}
        </Button>
      )}
    </fieldset>
  );
}

const isFillable = (access: FieldAccess, key: string) => Object.hasOwn(access, key) && access[key] !== "read";
