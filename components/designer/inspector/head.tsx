import type { LucideIcon } from "lucide-react";
import { ProblemNotes } from "./controls/problem-notes";

type Props = {
  icon?: LucideIcon;
  kind: string;
  /** What it is called, where that is not to be written below. */
  title?: string;
  problems?: readonly string[];
};

/** What is inspected, and what is wrong with it as a whole. */
export function Head({ icon: Icon, kind, title, problems = [] }: Props) {
  return (
    <div className="flex flex-col gap-2 border-b border-separator px-4 py-3 pe-12">
      <div className="flex min-w-0 items-center gap-2.5">
        {Icon !== undefined && (
          <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-default text-muted">
            <Icon aria-hidden="true" className="size-4" />
          </span>
        )}
        <div className="min-w-0">
          {title !== undefined && <p className="text-xs text-muted">{kind}</p>}
          <h2 className="text-sm font-semibold [overflow-wrap:anywhere]">{title ?? kind}</h2>
        </div>
      </div>
      <ProblemNotes problems={problems} />
    </div>
  );
}
