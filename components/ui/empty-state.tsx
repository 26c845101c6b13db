import type { ReactNode } from "react";

type Props = { title: string; hint?: string; action?: ReactNode };

/** What will appear here, and the first step towards it. */
export function EmptyState({ title, hint, action }: Props) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-1.5 px-6 py-20 text-center">
      <p className="text-sm font-medium">{title}</p>
      {hint !== undefined && <p className="text-list text-pretty text-muted">{hint}</p>}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
