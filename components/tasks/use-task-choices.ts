"use client";

import { useTranslations } from "next-intl";
import type { NodeButton, OwnTask } from "@/lib/tickets/schema";
import type { TaskDialog } from "./dialogs/task-dialogs";
import { primaryOf } from "./primary-of";
import type { Decision } from "./use-decision";

/** `button`: stands in the bar; `wide`: stands there where there is room; `menu`: is always behind the menu. */
export type TaskChoice = {
  id: string;
  name: string;
  place: "button" | "wide" | "menu";
  isPrimary: boolean;
  isPending: boolean;
  press: () => void;
};

type Args = {
  own: OwnTask;
  decision: Decision;
  hasUnsaved: boolean;
  onPress: (button: NodeButton) => void;
  onGiveBack: () => void;
  onOpen: (dialog: TaskDialog) => void;
};

/** All that can be done with a task, the buttons of its node first. */
export function useTaskChoices({ own, decision, hasUnsaved, onPress, onGiveBack, onOpen }: Args): TaskChoice[] {
  const t = useTranslations("tasks");
  const { pending } = decision;
  const primary = primaryOf(own.buttons);
  const quiet = { isPrimary: false, isPending: false };
  const dialog = (id: TaskDialog, place: "wide" | "menu"): TaskChoice => {
    return { ...quiet, id, name: t(`${id}.open`), place, press: () => onOpen(id) };
  };
  const buttons = own.buttons.map((button): TaskChoice => {
    const marks = { isPrimary: button === primary, isPending: pending === button.id };
    return { id: String(button.id), name: button.name, place: "button", ...marks, press: () => onPress(button) };
  });
  const giveBack = own.loan === null ? [] : [giveBackOf(t("giveBack.open", { name: own.loan.person.name }))];
  function giveBackOf(name: string): TaskChoice {
    return { id: "return", name, place: "button", isPrimary: true, isPending: pending === "return", press: onGiveBack };
  }
  const save = { ...quiet, id: "save", name: t("save"), isPending: pending === "save", press: decision.save };
  const release = { ...quiet, id: "release", name: t("release"), press: decision.release };
  return [
    ...giveBack,
    ...buttons,
    ...(own.maySave && hasUnsaved ? [{ ...save, place: "wide" as const }] : []),
    ...(own.mayTransfer ? [dialog("transfer", "wide")] : []),
    ...(own.mayAddSigner ? [dialog("addSigner", "wide")] : []),
    ...(own.sendBackTo.length > 0 ? [dialog("sendBack", "wide")] : []),
    ...(own.mayDelegate ? [dialog("delegate", "menu")] : []),
    ...(own.mayRelease ? [{ ...release, place: "menu" as const, isPending: pending === "release" }] : []),
  ];
}
