import type { Locale } from "./locales";
import type { Messages } from "./messages";

/** Everything that pages say in a language; the workshop of flows keeps its words in files of their own. */
export const CATALOGUES: Record<Locale, () => Promise<Messages>> = {
  en: async () => ({
    ...(await import("@/messages/en.json")).default,
    ...(await import("@/messages/studio/designer.en.json")).default,
    ...(await import("@/messages/studio/inspector.en.json")).default,
    ...(await import("@/messages/studio/conditions.en.json")).default,
    ...(await import("@/messages/studio/form-designer.en.json")).default,
    ...(await import("@/messages/studio/simulator.en.json")).default,
    ...(await import("@/messages/studio/versions.en.json")).default,
  }),
  "zh-CN": async () => ({
    ...(await import("@/messages/zh-CN.json")).default,
    ...(await import("@/messages/studio/designer.zh-CN.json")).default,
    ...(await import("@/messages/studio/inspector.zh-CN.json")).default,
    ...(await import("@/messages/studio/conditions.zh-CN.json")).default,
    ...(await import("@/messages/studio/form-designer.zh-CN.json")).default,
    ...(await import("@/messages/studio/simulator.zh-CN.json")).default,
    ...(await import("@/messages/studio/versions.zh-CN.json")).default,
  }),
};
