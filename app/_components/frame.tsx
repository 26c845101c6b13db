import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { NoticeBell } from "@/components/notices/notice-bell";
import { AppShell } from "@/components/shell/app-shell";
import { chooseLanguageAction, signOutAction } from "@/lib/auth/actions";
import { requireUser } from "@/lib/auth/current-user";
import { loadIsLate } from "@/lib/background/loaders";
import { loadManagesFlows } from "@/lib/flows/loaders";
import { isTheme, THEME_COOKIE } from "@/lib/i18n/preference-cookies";
import { loadUnreadCount } from "@/lib/notices/inbox/loaders";
import { findTicketsAction } from "@/lib/tickets/actions";
import { loadTodoCount } from "@/lib/tickets/loaders";

/** What every page of a signed-in person stands in. */
export async function Frame({ children }: { children: ReactNode }) {
  const { user } = await requireUser();
  const [todoCount, unread, managesFlows, isLate, jar] = await Promise.all([
    loadTodoCount(),
    loadUnreadCount(),
    loadManagesFlows(),
    loadIsLate(),
    cookies(),
  ]);
  const theme = jar.get(THEME_COOKIE)?.value;
  const isAdministrator = user.globalRole === "administrator";
  return (
    <AppShell
      user={{ name: user.name, username: user.username }}
      theme={isTheme(theme) ? theme : "system"}
      todoCount={todoCount}
      unread={unread}
      workshops={[...(managesFlows ? ["flows" as const] : []), ...(isAdministrator ? ["settings" as const] : [])]}
      isLate={isLate}
      bell={<NoticeBell unread={unread} />}
      findTickets={findTicketsAction}
      chooseLanguage={chooseLanguageAction}
      signOut={signOutAction}
    >
      {children}
    </AppShell>
  );
}
