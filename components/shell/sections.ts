import { CheckCheck, Inbox, Layers, type LucideIcon, Send, Settings, Workflow } from "lucide-react";

export type SectionName = "todo" | "mine" | "handled" | "all";

type Section = { name: SectionName; href: string; icon: LucideIcon; key: string };

/** The lists of the desk, in the order of the sidebar; `key` follows g on the keyboard. */
export const SECTIONS: readonly Section[] = [
  { name: "todo", href: "/inbox", icon: Inbox, key: "t" },
  { name: "mine", href: "/tickets?view=mine", icon: Send, key: "m" },
  { name: "handled", href: "/tickets?view=handled", icon: CheckCheck, key: "h" },
  { name: "all", href: "/tickets?view=all", icon: Layers, key: "a" },
];

export type WorkshopName = "flows" | "settings";

/** Where the work of others is arranged; shown to who may. */
export const WORKSHOPS: readonly { name: WorkshopName; href: string; icon: LucideIcon }[] = [
  { name: "flows", href: "/flows", icon: Workflow },
  { name: "settings", href: "/settings", icon: Settings },
];

export const NEW_TICKET_PATH = "/new";

/** Which section a page belongs to; none while a single ticket is open. A list that names no view shows all. */
export function sectionOf(pathname: string, query: URLSearchParams): SectionName | WorkshopName | null {
  const workshop = WORKSHOPS.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  if (workshop !== undefined) return workshop.name;
  if (pathname === "/inbox") return "todo";
  if (pathname !== "/tickets") return null;
  return SECTIONS.find(({ name }) => name === query.get("view"))?.name ?? "all";
}
