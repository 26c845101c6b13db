"use client";

import { Autocomplete } from "@heroui/react/autocomplete";
import { ListBox } from "@heroui/react/list-box";
import { Modal } from "@heroui/react/modal";
import { SearchField } from "@heroui/react/search-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { iconOf } from "@/components/flow-canvas/node-look";
import { mayConnect } from "@/lib/designer/rules";
import { useDefinition, useDesigner } from "../store/use-designer";

type Props = { from: string | null; onConnect: (from: string, to: string) => void; onClose: () => void };

/** Asks where a transition leads to, for whoever does not draw it. */
export function ConnectDialog({ from, onConnect, onClose }: Props) {
  const t = useTranslations("designer.connect");
  const name = useDesigner(({ history }) => history.present.nodes.find(({ key }) => key === from)?.name ?? "");
  return (
    <Modal.Backdrop isOpen={from !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Container placement="top" className="pt-[12dvh]">
        <Modal.Dialog aria-label={t("title", { name })} className="max-w-md overflow-hidden p-0">
          {from !== null && (
            <Targets
              from={from}
              onChoose={(to) => {
                onClose();
                onConnect(from, to);
              }}
            />
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function Targets({ from, onChoose }: { from: string; onChoose: (to: string) => void }) {
  const t = useTranslations("designer.connect");
  const definition = useDefinition();
  const [query, setQuery] = useState("");
  const text = query.trim().toLocaleLowerCase();
  const targets = definition.nodes.filter(
    ({ key, name }) => mayConnect(definition, from, key) === null && name.toLocaleLowerCase().includes(text),
  );
  return (
    <Autocomplete.Filter inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label={t("placeholder")} autoFocus fullWidth className="palette-search">
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder={t("placeholder")} />
        </SearchField.Group>
      </SearchField>
      <ListBox
        aria-label={t("targets")}
        className="max-h-[min(22rem,50dvh)] overflow-y-auto p-1.5"
        renderEmptyState={() => <p className="px-3 py-8 text-center text-list text-muted">{t("none")}</p>}
        onAction={(key) => onChoose(String(key))}
      >
        {targets.map(({ key, name, type }) => {
          const Icon = iconOf(type);
          return (
            <ListBox.Item key={key} id={key} textValue={name}>
              <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <span className="truncate">{name}</span>
            </ListBox.Item>
          );
        })}
      </ListBox>
    </Autocomplete.Filter>
  );
}
