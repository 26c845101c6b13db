"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesigner } from "../../store/use-designer";
import type { StateCommands } from "../state-commands";
import { type FlowState, stateId } from "../use-flow-states";

type Props = { state: FlowState; name: string; number?: number; commands: StateCommands };

type Choice = "show" | "compareWith" | "restore" | "delete";

/** What can be done with a state of the flow. */
export function StateMenu({ state, name, number, commands }: Props) {
  const t = useTranslations("versions.page");
  const flowId = useDesigner(({ flow }) => flow.id);
  const act: Record<Choice, (state: FlowState) => void> = {
    show: commands.look,
    compareWith: commands.compare,
    restore: commands.restore,
    delete: commands.remove,
  };
  const choices: Choice[] = [
    "show",
    ...(stateId(state) === stateId(commands.newest) ? [] : (["compareWith"] as const)),
    ...(state.kind === "document" ? [] : (["restore"] as const)),
    ...(state.kind === "set-aside" ? (["delete"] as const) : []),
  ];
  const wordsOf = (choice: Choice) => t(choice, { newest: commands.newest.kind });
  return (
    <Dropdown>
      <Button isIconOnly size="sm" variant="ghost" aria-label={t("actions", { name })}>
        <Ellipsis aria-hidden="true" className="size-4" />
      </Button>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu
          aria-label={t("actions", { name })}
          onAction={(id) => choices.filter((choice) => choice === id).map((choice) => act[choice](state))}
        >
          {choices.map((choice) => (
            <Dropdown.Item
              key={choice}
              id={choice}
              textValue={wordsOf(choice)}
              variant={choice === "delete" ? "danger" : "default"}
            >
              {wordsOf(choice)}
            </Dropdown.Item>
          ))}
          {number !== undefined && (
            <Dropdown.Item
              id="export"
              textValue={t("export")}
              href={`/api/flows/${flowId}/export?version=${number}`}
              download
            >
              {t("export")}
            </Dropdown.Item>
          )}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
