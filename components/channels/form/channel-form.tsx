"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/locales";
import type { ChannelKind } from "@/lib/notices/channels/channel-kind";
import type { ChannelView } from "@/lib/notices/channels/schema";
import { type DraftProblems, draftOf } from "./channel-draft";
import type { DraftForm } from "./draft-form";
import { KindFields } from "./kind-fields";
import { TextLine } from "./text-line";
import { useSaveChannel } from "./use-save-channel";

type Props = { kind: ChannelKind; channel: ChannelView | null; hasMailServer: boolean; onClose: () => void };

/** Fills in a channel of one kind. */
export function ChannelForm({ kind, channel, hasMailServer, onClose }: Props) {
  const t = useTranslations("channels.form");
  const locale = useLocale();
  const [draft, setDraft] = useState(() => draftOf(channel, locale));
  const { save, problems, forget, error, isPending } = useSaveChannel(kind, channel, onClose);
  const element = useFocusOnProblem(problems);
  const edit: DraftForm["edit"] = (path, change) => {
    forget(path);
    setDraft((before) => ({ ...before, ...change }));
  };
  const form = { kind, channel, draft, problems, edit };
  return (
    <DialogForm
      confirm={t(channel === null ? "create" : "save")}
      command={{ isPending, error }}
      onConfirm={() => save(draft)}
      onCancel={onClose}
    >
      <form
        ref={element}
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save(draft);
        }}
      >
        <TextLine form={form} path="name" label={t("name")} help={t("nameHelp")} isRequired maxLength={80} />
        <KindFields form={form} hasMailServer={hasMailServer} />
        <Pick
          label={t("language")}
          help={t("languageHelp")}
          choices={LOCALES.map((id) => ({ id, name: LOCALE_NAMES[id] }))}
          value={draft.language}
          onPick={(language) => edit("language", { language })}
        />
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </DialogForm>
  );
}

/** The first field that is wrong has the focus once problems were found; not again while they are mended. */
function useFocusOnProblem(problems: DraftProblems) {
  const element = useRef<HTMLFormElement>(null);
  const known = useRef(0);
  const count = Object.keys(problems).length;
  useEffect(() => {
    if (count > known.current) {
      element.current?.querySelector<HTMLElement>("input[aria-invalid=true], textarea[aria-invalid=true]")?.focus();
    }
    known.current = count;
  }, [count]);
  return element;
}
