"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { ChildField } from "@/lib/designer/inspect/child-mapping";
import type { Json } from "@/lib/forms/form-definition";
import { NumberSetting } from "../../controls/number-setting";
import { SwitchSetting } from "../../controls/switch-setting";
import { TextSetting } from "../../controls/text-setting";

type Props = { field: ChildField; value: Json; onChange: (value: Json) => void };

/** A value to begin with where somebody writes one; null for kinds whose values are not written but chosen elsewhere. */
export function firstFixed({ type, choices }: ChildField): Json {
  switch (type) {
    case "text":
    case "long-text":
    case "link":
      return "";
    case "number":
      return 0;
    case "boolean":
      return false;
    case "select":
    case "radio":
      return choices[0]?.key ?? null;
    default:
      return null;
  }
}

/** The same value for every child. */
export function FixedValue({ field, value, onChange }: Props) {
  const t = useTranslations("inspector.child");
  const label = t("fixedOf", { label: field.label });
  switch (field.type) {
    case "number":
      return (
        <NumberSetting
          label={label}
          value={typeof value === "number" ? value : 0}
          min={-1e15}
          max={1e15}
          isWhole={false}
          onChange={onChange}
        />
      );
    case "boolean":
      return <SwitchSetting label={label} isOn={value === true} onChange={onChange} />;
    case "select":
    case "radio":
      return (
        <Pick
          label={label}
          choices={field.choices.map(({ key, label: name }) => ({ id: key, name }))}
          value={typeof value === "string" ? value : null}
          onPick={onChange}
        />
      );
    case "text":
    case "long-text":
    case "link":
      return (
        <TextSetting
          label={label}
          maxLength={2000}
          value={typeof value === "string" ? value : String(value ?? "")}
          onChange={onChange}
        />
      );
    default:
      return <p className="font-mono text-xs text-muted [overflow-wrap:anywhere]">{JSON.stringify(value)}</p>;
  }
}
