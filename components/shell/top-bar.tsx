"use client";

import { Button } from "@heroui/react/button";
import { Drawer } from "@heroui/react/drawer";
import { Menu, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useDeskCommands } from "./desk-commands-context";
import type { WorkshopName } from "./sections";
import { Sidebar } from "./sidebar";

type Props = {
  todoCount: number;
  workshops: readonly WorkshopName[];
  isLate: boolean;
  bell: ReactNode;
  userMenu: ReactNode;
};

/** What a phone shows instead of the sidebar, which it keeps in a drawer. */
export function TopBar({ todoCount, workshops, isLate, bell, userMenu }: Props) {
  const t = useTranslations("shell");
  const { openPalette } = useDeskCommands();
  const [isOpen, setOpen] = useState(false);
  return (
    <header
      data-region=""
      className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b border-separator bg-background px-2 md:hidden"
    >
      <Button variant="ghost" isIconOnly aria-label={t("openMenu")} onPress={() => setOpen(true)}>
        <Menu aria-hidden="true" />
      </Button>
      <span className="grow text-[15px] font-semibold tracking-tight">{t("product")}</span>
      <Button variant="ghost" isIconOnly aria-label={t("search")} onPress={openPalette}>
        <Search aria-hidden="true" />
      </Button>
      {bell}
      <Drawer.Backdrop isOpen={isOpen} onOpenChange={setOpen}>
        <Drawer.Content placement="left">
          <Drawer.Dialog aria-label={t("navigation")} className="w-72 bg-background p-0">
            <Sidebar
              todoCount={todoCount}
              workshops={workshops}
              isLate={isLate}
              bell={null}
              userMenu={userMenu}
              onNavigate={() => setOpen(false)}
            />
          </Drawer.Dialog>
        </Drawer.Content>
      </Drawer.Backdrop>
    </header>
  );
}
