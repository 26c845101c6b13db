import { Toast } from "@heroui/react/toast";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Theme } from "@/lib/i18n/preference-cookies";
import { DeskCommands } from "./desk-commands";
import { KeepFresh } from "./live/keep-fresh";
import type { FindTickets } from "./palette/use-found-tickets";
import type { WorkshopName } from "./sections";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import { UserMenu } from "./user-menu";

type Props = {
  user: { name: string; username: string };
  theme: Theme;
  todoCount: number;
  unread: number;
  workshops: readonly WorkshopName[];
  isLate: boolean;
  /** The bell with what is unread; stands at the top of the sidebar, and in the top bar of a phone. */
  bell?: ReactNode;
  findTickets: FindTickets;
  chooseLanguage(input: { locale: Locale }): Promise<unknown>;
  signOut(): Promise<void>;
  children: ReactNode;
};

/** The frame around every page of the desk. */
export function AppShell(props: Props) {
  const { user, theme, todoCount, unread, workshops, isLate, bell, findTickets, chooseLanguage, signOut, children } =
    props;
  const t = useTranslations("shell");
  const userMenu = <UserMenu user={user} theme={theme} chooseLanguage={chooseLanguage} signOut={signOut} />;
  return (
    <DeskCommands findTickets={findTickets} workshops={workshops}>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-list text-accent-foreground focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        {t("skip")}
      </a>
      <div className="flex min-h-dvh flex-col md:flex-row">
        <TopBar todoCount={todoCount} workshops={workshops} isLate={isLate} bell={bell} userMenu={userMenu} />
        <aside data-region="" className="sticky top-0 hidden h-dvh w-58 shrink-0 border-e border-separator md:block">
          <Sidebar todoCount={todoCount} workshops={workshops} isLate={isLate} bell={bell} userMenu={userMenu} />
        </aside>
        <main id="main" data-region="" tabIndex={-1} className="flex min-w-0 grow flex-col bg-surface outline-none">
          {children}
        </main>
      </div>
      <Toast.Provider placement="top" className="top-14" />
      <KeepFresh username={user.username} unread={unread} todo={todoCount} />
    </DeskCommands>
  );
}
