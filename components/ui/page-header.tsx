import type { ReactNode } from "react";

type Props = { title: ReactNode; lead?: ReactNode; actions?: ReactNode };

/** The bar at the top of a page: its one h1, what stands beside it, and what can be done. */
export function PageHeader({ title, lead, actions }: Props) {
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-separator px-4 py-2 md:px-5">
      <h1 className="min-w-0 text-sm font-semibold">{title}</h1>
      {lead !== undefined && <div className="min-w-0 text-list text-muted">{lead}</div>}
      {actions !== undefined && <div className="ms-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
