"use client";

import { useTranslations } from "next-intl";
import { FlowThumbnail } from "./flow-thumbnail";
import type { NewFlow } from "./new-flow";

type Props = { beginning: NewFlow; onChoose: (beginning: NewFlow) => void };

/** Something to begin with, and how it looks. */
export function FlowCard({ beginning, onChoose }: Props) {
  const t = useTranslations("flows.creating");
  const { name, description, definition, references } = beginning;
  return (
    <article className="relative flex flex-col overflow-hidden rounded-md border border-border hover:border-accent">
      <div className="h-36 border-b border-separator">
        <FlowThumbnail definition={definition} />
      </div>
      <div className="flex flex-col gap-0.5 px-4 py-3 text-list">
        <button
          type="button"
          className="self-start text-start font-medium after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:outline-none focus-visible:after:focus-ring"
          onClick={() => onChoose(beginning)}
        >
          {name}
        </button>
        <p className="text-muted">{description}</p>
        {references !== undefined && (
          <p className="flex gap-3 text-xs text-muted tabular-nums">
            <span>{t("steps", { count: definition.nodes.length })}</span>
            <span>{t("fields", { count: definition.form.fields.length })}</span>
          </p>
        )}
      </div>
    </article>
  );
}
