"use client";

import { Autocomplete } from "@heroui/react/autocomplete";
import { Modal } from "@heroui/react/modal";
import { SearchField } from "@heroui/react/search-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PaletteResults } from "./palette-results";
import { type FindTickets, useFoundTickets } from "./use-found-tickets";

type Props = { isOpen: boolean; onOpenChange(isOpen: boolean): void; findTickets: FindTickets };

export function CommandPalette({ isOpen, onOpenChange, findTickets }: Props) {
  const t = useTranslations("palette");
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container placement="top" className="pt-[12dvh]">
        <Modal.Dialog aria-label={t("title")} className="max-w-xl overflow-hidden p-0">
          <PaletteBody findTickets={findTickets} onDone={() => onOpenChange(false)} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function PaletteBody({ findTickets, onDone }: { findTickets: FindTickets; onDone(): void }) {
  const t = useTranslations("palette");
  const [query, setQuery] = useState("");
  const found = useFoundTickets(query, findTickets);
  return (
    <Autocomplete.Filter inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label={t("placeholder")} autoFocus fullWidth className="palette-search">
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder={t("placeholder")} />
        </SearchField.Group>
      </SearchField>
      <PaletteResults query={query} found={found} onDone={onDone} />
    </Autocomplete.Filter>
  );
}
