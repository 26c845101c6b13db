"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TaskChoice } from "./use-task-choices";

type Props = { choices: readonly TaskChoice[]; isBusy: boolean };

const ON_A_PHONE = 2;

/** What can be done: the node's buttons, the rest where there is room, and a menu for what is left. */
export function OutcomeButtons({ choices, isBusy }: Props) {
  const t = useTranslations("tasks");
  const kept = choices.filter(({ place }) => place === "button").slice(0, ON_A_PHONE);
  return (
    <div className="flex grow items-center gap-2 md:grow-0">
      {choices.map((choice) => {
        if (choice.place === "menu") return null;
        const isKept = kept.includes(choice);
        return (
          <Button
            key={choice.id}
            variant={choice.isPrimary ? "primary" : choice.place === "wide" ? "ghost" : "outline"}
            isPending={choice.isPending}
            isDisabled={isBusy && !choice.isPending}
            className={
              isKept ? "max-md:min-w-0 max-md:flex-1" : choice.place === "wide" ? "max-xl:hidden" : "max-md:hidden"
            }
            onPress={choice.press}
          >
            <span className="truncate">{choice.name}</span>
          </Button>
        );
      })}
      {choices.length > kept.length && (
        <Dropdown>
          <Button
            isIconOnly
            variant="outline"
            isDisabled={isBusy}
            aria-label={t("more")}
            className={`shrink-0 ${menuWidth(choices)}`}
          >
            <Ellipsis aria-hidden="true" className="size-4" />
          </Button>
          <Dropdown.Popover placement="top end">
            <MoreMenu choices={choices} kept={kept} />
          </Dropdown.Popover>
        </Dropdown>
      )}
    </div>
  );
}

/** Up to which width something is left for the menu. */
function menuWidth(choices: readonly TaskChoice[]): string {
  if (choices.some(({ place }) => place === "menu")) return "";
  return choices.some(({ place }) => place === "wide") ? "xl:hidden" : "md:hidden";
}

/** Drawn when it is opened: what has no room in the bar then. */
function MoreMenu({ choices, kept }: { choices: readonly TaskChoice[]; kept: readonly TaskChoice[] }) {
  const t = useTranslations("tasks");
  const isAtLeast = (width: number) => window.matchMedia(`(min-width: ${width}px)`).matches;
  const shown = { button: isAtLeast(768), wide: isAtLeast(1280), menu: false };
  const rest = choices.filter((choice) => !shown[choice.place] && !kept.includes(choice));
  return (
    <Dropdown.Menu aria-label={t("more")} onAction={(id) => rest.find((choice) => choice.id === id)?.press()}>
      {rest.map(({ id, name }) => (
        <Dropdown.Item key={id} id={id} textValue={name}>
          {name}
        </Dropdown.Item>
      ))}
    </Dropdown.Menu>
  );
}
