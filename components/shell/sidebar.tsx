"use client";

import { Button } from "@heroui/react/button";
import { Kbd } from "@heroui/react/kbd";
import { Plus, Search } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { SkeinMark } from "@/components/ui/skein-mark";
import { useDeskCommands } from "./desk-commands-context";
import { useModifierKey } from "./keys/use-modifier-key";
import { NavLink } from "./nav-link";
import { NEW_TICKET_PATH, SECTIONS, sectionOf, WORKSHOPS, type WorkshopName } from "./sections";

type Props = {
  todoCount: number;
  workshops: readonly WorkshopName[];
  /** Background work is late, which is to be seen in the settings. */
  isLate: boolean;
  bell: ReactNode;
  userMenu: ReactNode;
  onNavigate?: () => void;
};

export function Sidebar({ todoCount, workshops, isLate, bell, userMenu, onNavigate }: Props) {
  const t = useTranslations("shell");
  const { openPalette } = useDeskCommands();
  const modifier = useModifierKey();
  const current = sectionOf(usePathname(), useSearchParams());
  return (
    <div className="flex h-full min-h-0 flex-col gap-3 p-3">
      <div className="flex h-8 items-center gap-2 ps-2">
        <SkeinMark className="size-5" />
        <span className="grow text-[15px] font-semibold tracking-tight">{t("product")}</span>
        {bell}
      </div>
      <div className="flex flex-col gap-1.5">
        <Button
          variant="outline"
          fullWidth
          className="justify-start gap-2.5 ps-2 pe-1 font-normal text-muted"
          aria-keyshortcuts="Meta+K Control+K"
          onPress={openPalette}
        >
          <Search aria-hidden="true" />
          <span className="grow text-start">{t("search")}</span>
          <Kbd variant="light" aria-hidden="true" className="pointer-coarse:hidden">
            {modifier === "⌘" ? "⌘K" : "Ctrl K"}
          </Kbd>
        </Button>
        <LinkButton
          variant="ghost"
          fullWidth
          href={NEW_TICKET_PATH}
          className="justify-start gap-2.5 px-2"
          onClick={onNavigate}
        >
          <Plus aria-hidden="true" />
          {t("newTicket")}
        </LinkButton>
      </div>
      <nav aria-label={t("navigation")} className="grow overflow-y-auto">
        <ul className="flex flex-col gap-px">
          {SECTIONS.map(({ name, href, icon }) => (
            <li key={name}>
              <NavLink
                href={href}
                icon={icon}
                isCurrent={name === current}
                onNavigate={onNavigate}
                {...(name === "todo" ? { count: todoCount, countLabel: t("todoCount", { count: todoCount }) } : {})}
              >
                {t(name)}
              </NavLink>
            </li>
          ))}
        </ul>
        {workshops.length > 0 && (
          <ul className="mt-3 flex flex-col gap-px border-t border-separator pt-3">
            {WORKSHOPS.filter(({ name }) => workshops.includes(name)).map(({ name, href, icon }) => (
              <li key={name}>
                <NavLink
                  href={href}
                  icon={icon}
                  isCurrent={name === current}
                  alarm={isLate && name === "settings" ? t("late") : undefined}
                  onNavigate={onNavigate}
                >
                  {t(name)}
                </NavLink>
              </li>
            ))}
          </ul>
        )}
      </nav>
      {userMenu}
    </div>
  );
}
