"use client";

import { Autocomplete } from "@heroui/react/autocomplete";
import { SearchField } from "@heroui/react/search-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { WorkshopName } from "../sections";
import { PaletteResults } from "./palette-results";
import { type FindTickets, useFoundTickets } from "./use-found-tickets";

type Props = { findTickets: FindTickets; workshops: readonly WorkshopName[]; onDone(): void };

/** The field to search in and what is found. */
export function PaletteBody({ findTickets, workshops, onDone }: Props) {
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
      <PaletteResults query={query} found={found} workshops={workshops} onDone={onDone} />
    </Autocomplete.Filter>
  );
}
