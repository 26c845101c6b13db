"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { saveChannelAction } from "@/lib/notices/channels/actions";
import type { ChannelKind } from "@/lib/notices/channels/channel-kind";
import type { ChannelView } from "@/lib/notices/channels/schema";
import {
  type ChannelDraft,
  type DraftPath,
  type DraftProblems,
  missingIn,
  toConfig,
  wrongAddresses,
} from "./channel-draft";

/** Saves a channel; what is wrong is told per field, all at once, until the field is touched again. */
export function useSaveChannel(kind: ChannelKind, channel: ChannelView | null, onSaved: () => void) {
  const t = useTranslations();
  const router = useRouter();
  const [problems, setProblems] = useState<DraftProblems>({});
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const isNew = channel === null || channel.settings === null;

  function problemsOf(draft: ChannelDraft): DraftProblems {
    const missing = missingIn(draft, kind, isNew).map((path) => [path, t("errors.fields.required")]);
    const wrong = kind === "email" ? wrongAddresses(draft.addresses) : [];
    const told = wrong.length === 0 ? {} : { addresses: t("channels.form.addressesWrong", { list: wrong.join(", ") }) };
    return { ...Object.fromEntries(missing), ...told };
  }

  const save = (draft: ChannelDraft) => {
    const found = problemsOf(draft);
    setProblems(found);
    setError(null);
    if (Object.keys(found).length > 0) return;
    const { name, language } = draft;
    const fields = { name, language, config: toConfig(draft, kind, isNew) };
    start(async () => {
      const answer = await saveChannelAction(
        channel === null
          ? { mode: "new", ...fields }
          : { mode: "change", channelId: channel.id, revision: channel.revision, ...fields },
      );
      if (!answer.ok) {
        const told = answer.error.problems.map(({ path, message }) => [path.split(".").at(-1), message]);
        setProblems(Object.fromEntries(told));
        return setError(told.length === 0 ? answer.error.message : null);
      }
      toast.success(t(channel === null ? "channels.form.added" : "channels.form.saved"));
      onSaved();
      router.refresh();
    });
  };
  const forget = (path: DraftPath) => setProblems(({ [path]: _gone, ...others }) => others);
  return { save, problems, forget, error, isPending };
}
