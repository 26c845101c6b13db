import type messages from "@/messages/en.json";
import type conditions from "@/messages/studio/conditions.en.json";
import type designer from "@/messages/studio/designer.en.json";
import type formDesigner from "@/messages/studio/form-designer.en.json";
import type inspector from "@/messages/studio/inspector.en.json";
import type simulator from "@/messages/studio/simulator.en.json";
import type versions from "@/messages/studio/versions.en.json";
import type { Locale } from "./locales";

/** What a catalogue holds; the English one is the measure of the others. */
export type Messages = typeof messages &
  typeof conditions &
  typeof designer &
  typeof formDesigner &
  typeof inspector &
  typeof simulator &
  typeof versions;

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
