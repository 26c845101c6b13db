import type { ReactNode } from "react";

type Props = {
  title: string;
  hint?: string;
  action?: ReactNode;
  /** The whole page is empty, so the title is its heading. */
  isPage?: boolean;
};

/** What will appear here, and the first step towards it. */
export function EmptyState({ title, hint, action, isPage = false }: Props) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-1.5 px-6 py-20 text-center">
      <Title className="text-sm font-medium">{title}</Title>
      {hint !== undefined && <p className="text-list text-pretty text-muted">{hint}</p>}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
