"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ListedFlowRow } from "@/lib/flows/schema";
import type { FlowVerb } from "../manage/flow-dialogs";

type Props = { flow: ListedFlowRow; mayDraw: boolean; onTask: (verb: FlowVerb) => void };

/** What can be done with a flow as a whole. */
export function FlowMenu({ flow, mayDraw, onTask }: Props) {
  const t = useTranslations("flows");
  const verbs: FlowVerb[] = [...(mayDraw ? (["clone"] as const) : []), flow.isActive ? "retire" : "reopen", "delete"];
  const label = t("actions", { name: flow.name });
  return (
    <Dropdown>
      <Button isIconOnly size="sm" variant="ghost" aria-label={label}>
        <Ellipsis aria-hidden="true" className="size-4" />
      </Button>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu
          aria-label={label}
          onAction={(id) => {
            const verb = verbs.find((known) => known === id);
            if (verb !== undefined) onTask(verb);
          }}
        >
          <Dropdown.Item id="settings" textValue={t("settings")} href={`/flows/${flow.id}/settings`}>
            {t("settings")}
          </Dropdown.Item>
          {verbs.map((verb) => (
            <Dropdown.Item key={verb} id={verb} textValue={t(verb)} variant={verb === "delete" ? "danger" : "default"}>
              {t(verb)}
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
