import type { PreferencesPage } from "@/lib/notices/preferences/schema";

export type Draft = Pick<PreferencesPage, "digest" | "digestAt" | "weekdaysOnly" | "choices"> & { timeZone: string };
