import type { ReactNode } from "react";

type Props = { title: string; help?: string; children: ReactNode };

/** Properties that belong together. */
export function PropertySection({ title, help = "", children }: Props) {
  return (
    <section className="flex flex-col gap-3 border-t border-separator px-4 py-4 first:border-t-0">
      <div>
        <h2 className="text-list font-semibold">{title}</h2>
        {help !== "" && <p className="mt-0.5 text-xs text-muted">{help}</p>}
      </div>
      {children}
    </section>
  );
}
