"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import { DeskCommandsContext, type OfferGroup } from "./desk-commands-context";
import { KeysDialog } from "./keys/keys-dialog";
import { useHotkeys } from "./keys/use-hotkeys";
import { useRegionKeys } from "./keys/use-region-keys";
import { CommandPalette } from "./palette/command-palette";
import type { FindTickets } from "./palette/use-found-tickets";
import { NEW_TICKET_PATH, SECTIONS, type WorkshopName } from "./sections";

type Props = { findTickets: FindTickets; workshops: readonly WorkshopName[]; children: ReactNode };

/** What can be done from everywhere: the palette, the list of keys, and the keys themselves. */
export function DeskCommands({ findTickets, workshops, children }: Props) {
  const router = useRouter();
  const [opened, setOpened] = useState<"palette" | "keys" | null>(null);
  const commands = useMemo(() => {
    const groups = new Set<() => OfferGroup>();
    return {
      openPalette: () => setOpened("palette"),
      openKeys: () => setOpened("keys"),
      offer: (group: () => OfferGroup) => {
        groups.add(group);
        return () => void groups.delete(group);
      },
      offered: () => [...groups].map((group) => group()),
    };
  }, []);
  const setOpen = (name: "palette" | "keys") => (isOpen: boolean) => setOpened(isOpen ? name : null);

  useHotkeys({
    "mod+k": commands.openPalette,
    "?": commands.openKeys,
    c: () => router.push(NEW_TICKET_PATH),
    ...Object.fromEntries(SECTIONS.map(({ key, href }) => [`g ${key}`, () => router.push(href)])),
  });

  useRegionKeys();

  return (
    <DeskCommandsContext value={commands}>
      {children}
      <CommandPalette
        isOpen={opened === "palette"}
        onOpenChange={setOpen("palette")}
        findTickets={findTickets}
        workshops={workshops}
      />
      <KeysDialog isOpen={opened === "keys"} onOpenChange={setOpen("keys")} />
    </DeskCommandsContext>
  );
}
