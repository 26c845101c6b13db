"use client";

import { Button } from "@heroui/react/button";
import { Popover } from "@heroui/react/popover";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PersonRef } from "@/lib/tickets/schema";
import { FilterTrigger } from "./filter-trigger";

type Props = { chosen: PersonRef | null; onChoose: (id: number | null) => void };

/** Loaded when somebody opens the filter. */
const PersonFinder = dynamic(() => import("./person-finder").then((module) => module.PersonFinder), { ssr: false });

/** Whose tickets: somebody found by name. */
export function RequesterFilter({ chosen, onChoose }: Props) {
  const t = useTranslations("inbox.filters");
  const [isOpen, setOpen] = useState(false);
  const choose = (id: number | null) => {
    setOpen(false);
    onChoose(id);
  };
  const label = t("requester");
  return (
    <Popover isOpen={isOpen} onOpenChange={setOpen}>
      <FilterTrigger label={label} value={chosen?.name ?? ""} />
      <Popover.Content placement="bottom start" aria-label={label} className="w-72">
        <div className="p-2">
          <PersonFinder onChoose={choose} />
          {chosen !== null && (
            <Button
              size="sm"
              variant="ghost"
              fullWidth
              className="justify-start text-muted"
              onPress={() => choose(null)}
            >
              {t("clearOne")}
            </Button>
          )}
        </div>
      </Popover.Content>
    </Popover>
  );
}
