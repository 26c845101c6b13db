import type { FormField } from "@/lib/forms/form-definition";

type Props = { field: FormField };

/** What structures the page and holds no value. */
export function LayoutElement({ field }: Props) {
  const { type, label, help } = field;
  if (type === "divider") return <hr className="col-span-12 border-separator" />;
  if (type === "note") return <p className="col-span-12 max-w-[72ch] text-list whitespace-pre-line">{help || label}</p>;
  return (
    <div className="col-span-12 not-first:mt-2">
      <h3 className="text-sm font-semibold">{label}</h3>
      {help !== "" && <p className="mt-0.5 max-w-[72ch] text-xs whitespace-pre-line text-muted">{help}</p>}
    </div>
  );
}
