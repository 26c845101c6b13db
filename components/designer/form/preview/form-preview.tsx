"use client";

import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import type { Changes } from "@/components/forms/state/changes";
import { FormAlert } from "@/components/ui/form-alert";
import { mayFile } from "@/lib/designer/form/trial/onward";
import { previewForm, previewNodes } from "@/lib/designer/form/trial/preview";
import type { FlowTransition } from "@/lib/flows/definition";
import { useDefinition, useDesigner } from "../../store/use-designer";
import { LocaleScope } from "./locale-scope";
import { OutcomeNote } from "./outcome-note";
import { PreviewControls } from "./preview-controls";
import { PreviewSheet } from "./preview-sheet";
import { usePlayedTicket } from "./use-played-ticket";
import { usePreviewPerson } from "./use-preview-person";

/** The form as it is drawn now, for anybody at any node, in both languages: to be filled in and handed in, and nothing kept. */
export function FormPreview() {
  const t = useTranslations("formDesigner.preview");
  const definition = useDeferredValue(useDefinition());
  const select = useDesigner((state) => state.select);
  const nodes = useMemo(() => previewNodes(definition), [definition]);
  const [chosen, setChosen] = useState<string | null>(nodes[0]?.key ?? null);
  const [locale, setLocale] = useState(useLocale());
  const [isPhone, setPhone] = useState(false);
  const played = usePlayedTicket(definition);
  const { ticket, outcome } = played;
  const { person, standing, choose } = usePreviewPerson();
  const nodeKey = nodes.some(({ key }) => key === chosen) ? chosen : null;
  const shown = useMemo(() => previewForm(definition, nodeKey, ticket), [definition, nodeKey, ticket]);
  const mayStart = person === null || standing === null || mayFile(definition.settings.creation, person.id, standing);

  /** Of the field that is being filled in. */
  const showProperties = (target: EventTarget) => {
    const path = target instanceof Element ? target.closest<HTMLElement>("[data-field]")?.dataset.field : undefined;
    if (path !== undefined) select({ fieldKeys: [path.split(".")[0] ?? ""] });
  };
  const goTo = (key: string | null) => {
    setChosen(key);
    played.forgetOutcome();
  };
  const startOver = () => {
    played.startOver();
    goTo(nodes[0]?.key ?? null);
  };
  const handIn = (transition: FlowTransition, changes: Changes) =>
    played.handIn(transition, changes, { person, standing, isFiling: shown.mode === "new" });
  return (
    <div className="flex min-w-0 grow flex-col">
      <PreviewControls
        nodes={nodes}
        nodeKey={nodeKey}
        onNode={goTo}
        person={person}
        onPerson={choose}
        locale={locale}
        onLocale={setLocale}
        isPhone={isPhone}
        onPhone={setPhone}
        onStartOver={startOver}
      />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-6">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only looks at where the focus is */}
        <div
          className={`mx-auto flex flex-col gap-4 ${isPhone ? "max-w-[390px]" : "max-w-4xl"}`}
          onFocus={({ target }) => showProperties(target)}
        >
          {!mayStart && shown.mode === "new" && (
            <FormAlert tone="warning">{t("mayNotFile", { name: person?.name ?? "" })}</FormAlert>
          )}
          {outcome !== null && (
            <OutcomeNote button={outcome.transition.name} places={outcome.places} title={ticket.title} onGo={goTo} />
          )}
          <LocaleScope locale={locale}>
            <PreviewSheet
              key={`${played.round} ${nodeKey} ${locale} ${JSON.stringify(shown)}`}
              shown={shown}
              isFramed={isPhone}
              onHandIn={handIn}
            />
          </LocaleScope>
        </div>
      </div>
    </div>
  );
}
