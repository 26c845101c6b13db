import { useTranslations } from "next-intl";
import { type FormField, OptionSource } from "@/lib/forms/form-definition";
import type { FieldPatch } from "../field-patch";
import { PropertySection } from "../inputs/property-section";
import { TextProperty } from "../inputs/text-property";
import { TryOptions } from "./try-options";

type Props = { field: FormField; onChange: (patch: FieldPatch) => void };
type Source = NonNullable<FormField["source"]>;

/** Where a field gets its choices from, and how they stand in the answer. */
export function ExternalProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.external");
  const { source } = field;
  const setUrl = (url: string) => {
    const next = url.trim();
    if (next === "") onChange({ source: null });
    else onChange({ source: source === null ? OptionSource.parse({ url: next }) : { ...source, url: next } });
  };
  const set = (patch: Partial<Source>) => source !== null && onChange({ source: { ...source, ...patch } });
  const needed = (text: string) => (text.trim() === "" ? t("needed") : undefined);
  return (
    <PropertySection title={t("title")} help={t("help")}>
      <TextProperty
        isCode
        isMultiline
        label={t("url")}
        help={t("urlHelp")}
        placeholder="https://assets.example.com/hosts?q={text}"
        value={source?.url ?? ""}
        maxLength={2000}
        onChange={setUrl}
      />
      {source !== null && (
        <>
          <TextProperty
            isCode
            label={t("listPath")}
            help={t("listPathHelp")}
            placeholder="result.items"
            value={source.listPath}
            maxLength={200}
            onChange={(listPath) => set({ listPath: listPath.trim() })}
          />
          <div className="grid grid-cols-2 gap-3">
            <TextProperty
              isCode
              label={t("keyPath")}
              value={source.keyPath}
              maxLength={200}
              problemOf={needed}
              onChange={(keyPath) => set({ keyPath: keyPath.trim() })}
            />
            <TextProperty
              isCode
              label={t("labelPath")}
              value={source.labelPath}
              maxLength={200}
              problemOf={needed}
              onChange={(labelPath) => set({ labelPath: labelPath.trim() })}
            />
          </div>
          <TryOptions source={source} />
        </>
      )}
    </PropertySection>
  );
}
