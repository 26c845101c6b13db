import { Button } from "@heroui/react/button";
import { Plus, TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type ChoiceLine, freeChoiceKey, linesOf, treeOf } from "@/lib/designer/form/choice-lines";
import type { FieldType, FormField } from "@/lib/forms/form-definition";
import { PropertySection } from "../inputs/property-section";
import { ChoiceList } from "./choice-list";
import { ChoiceText } from "./choice-text";

type Chosen = Pick<FormField, "choices"> & { type: FieldType; tree?: FormField["tree"] };
type Props = {
  field: Chosen;
  onChange: (patch: Partial<Pick<FormField, "choices" | "tree">>, merge?: string) => void;
};

/** The choices of a field: in a list to be sorted, or as a text of one line each. */
export function ChoicesProperty({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.choices");
  const [isText, setText] = useState(false);
  const newKeys = useRef(new Set<string>());
  const isTree = field.type === "cascade";
  const lines = isTree ? linesOf(field.tree ?? []) : field.choices.map((choice) => ({ ...choice, depth: 0 }));
  const set = (next: readonly ChoiceLine[], merge?: string) =>
    onChange(isTree ? { tree: treeOf(next) } : { choices: next.map(({ key, label }) => ({ key, label })) }, merge);
  const add = () => {
    const key = freeChoiceKey(lines);
    newKeys.current.add(key);
    set([...lines, { depth: 0, key, label: t("newChoice", { number: lines.length + 1 }) }], `add ${key}`);
  };
  return (
    <PropertySection title={t("title")} help={t(isTree ? "treeHelp" : "help")}>
      {isText ? (
        <ChoiceText lines={lines} isTree={isTree} onChange={set} onClose={() => setText(false)} />
      ) : (
        <>
          <ChoiceList lines={lines} isTree={isTree} newKeys={newKeys.current} onChange={set} />
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant="outline" onPress={add}>
              <Plus aria-hidden="true" className="size-4" />
              {t("add")}
            </Button>
            <Button size="sm" variant="ghost" onPress={() => setText(true)}>
              <TextCursorInput aria-hidden="true" className="size-4" />
              {t("asText")}
            </Button>
          </div>
        </>
      )}
    </PropertySection>
  );
}
