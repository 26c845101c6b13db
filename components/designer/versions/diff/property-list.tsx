import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { PropertyChange } from "@/lib/designer/diff/property-change";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { ValueWords } from "./use-value-words";
import { ValueChange } from "./value-change";

type Props = {
  properties: readonly PropertyChange[];
  before: FlowDefinition;
  after: FlowDefinition;
  words: ValueWords;
};

/** Changed properties, each with what it was and what it is. */
export function PropertyList({ properties, before, after, words }: Props) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,12rem)_1fr] gap-x-4 gap-y-1.5 text-list max-sm:grid-cols-1 max-sm:gap-y-0.5">
      {properties.map(({ path, before: was, after: is }) => {
        const property = path.at(-1) ?? "";
        return (
          <Fragment key={path.join("\n")}>
            <dt className="min-w-0 text-muted wrap-anywhere">
              <PropertyName path={path} form={after.form} />
            </dt>
            <dd className="min-w-0 max-sm:mb-1.5">
              <ValueChange before={words(property, was, before)} after={words(property, is, after)} />
            </dd>
          </Fragment>
        );
      })}
    </dl>
  );
}

/** Which property: where one has others in it, the way down to it. */
function PropertyName({ path, form }: { path: readonly string[]; form: FlowDefinition["form"] }) {
  const t = useTranslations("versions.properties");
  const name = (part: string) => {
    const key = part as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : (form.fields.find((field) => field.key === part)?.label ?? part);
  };
  return path.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a path can have a name twice
    <Fragment key={index}>
      {index > 0 && (
        <span aria-hidden="true" className="mx-1">
          ›
        </span>
      )}
      {name(part)}
    </Fragment>
  ));
}
