"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

type Props = { label: string; links: readonly { href: string; text: string }[] };

/** The pages that stand beside each other under one heading. */
export function TabLinks({ label, links }: Props) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-separator px-2 md:px-3">
      <ul className="flex gap-1">
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href || pathname.startsWith(`${href}/`) ? "page" : undefined}
              className="-mb-px flex h-10 items-center border-b-2 border-transparent px-2 text-list whitespace-nowrap text-muted hover:text-foreground focus-visible:focus-ring aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-foreground"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
