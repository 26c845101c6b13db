import { useTranslations } from "next-intl";
import type { AccessChange } from "@/lib/designer/diff/definition-diff";
import type { FlowDefinition } from "@/lib/flows/definition";
import { isBuiltInKey } from "@/lib/forms/form-definition";
import { ValueChange } from "./value-change";

type Props = { changes: readonly AccessChange[]; before: FlowDefinition; after: FlowDefinition };

/** Other rights, by the step at which they hold. */
export function AccessList({ changes, before, after }: Props) {
  const t = useTranslations("versions");
  const builtIn = useTranslations("versions.builtIn");
  const labelOf = (key: string) => {
    if (isBuiltInKey(key)) return builtIn(key);
    const isField = (field: { key: string }) => field.key === key;
    return (after.form.fields.find(isField) ?? before.form.fields.find(isField))?.label ?? key;
  };
  const byNode = Map.groupBy(changes, ({ nodeKey }) => nodeKey);
  return [...byNode].map(([nodeKey, cells]) => (
    <li key={nodeKey} className="flex flex-col gap-1.5 px-4 py-2.5 md:px-5">
      <p className="text-list font-medium">{after.nodes.find(({ key }) => key === nodeKey)?.name}</p>
      <dl className="grid grid-cols-[minmax(7rem,12rem)_1fr] gap-x-4 gap-y-1 text-list max-sm:grid-cols-[1fr_auto]">
        {cells.map(({ fieldKey, before: was, after: is }) => (
          <div key={fieldKey} className="contents">
            <dt className="min-w-0 text-muted wrap-anywhere">{labelOf(fieldKey)}</dt>
            <dd className="min-w-0">
              <ValueChange
                before={t(`values.access.${was ?? "hidden"}`)}
                after={t(`values.access.${is ?? "hidden"}`)}
              />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  ));
}
