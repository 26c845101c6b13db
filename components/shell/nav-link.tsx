"use client";

import type { LucideIcon } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import type { ReactNode } from "react";

type Props = {
  href: string;
  icon: LucideIcon;
  isCurrent: boolean;
  count?: number;
  countLabel?: string;
  /** What is wrong there, said with an amber dot. */
  alarm?: string | undefined;
  onNavigate?: (() => void) | undefined;
  children: ReactNode;
};

const MOST = 99;

export function NavLink({ href, icon, isCurrent, count = 0, countLabel, alarm, onNavigate, children }: Props) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="group flex h-8 items-center gap-2.5 rounded-md px-2 text-list font-medium text-muted hover:bg-default hover:text-foreground aria-[current=page]:bg-default aria-[current=page]:text-foreground pointer-coarse:h-11"
      onClick={onNavigate}
    >
      <NavIcon icon={icon} />
      <span className="grow">{children}</span>
      {alarm !== undefined && (
        <span title={alarm} className="flex items-center">
          <span aria-hidden="true" className="size-2 rounded-full bg-status-overdue" />
          <span className="sr-only">{alarm}</span>
        </span>
      )}
      {count > 0 && (
        <>
          <span aria-hidden="true" className="text-xs text-foreground tabular-nums">
            {count > MOST ? `${MOST}+` : count}
          </span>
          <span className="sr-only">{countLabel}</span>
        </>
      )}
    </Link>
  );
}

/** Shows at once that the click was heard, while the server draws the page. */
function NavIcon({ icon: Icon }: { icon: LucideIcon }) {
  const { pending } = useLinkStatus();
  const state = pending ? "animate-pulse text-accent" : "group-aria-[current=page]:text-accent";
  return <Icon aria-hidden="true" className={`size-4 shrink-0 ${state}`} />;
}
