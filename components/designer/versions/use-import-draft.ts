"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { sendFlowFile, type UnknownReference } from "@/components/studio/file/send-flow-file";
import { loadStateAction } from "@/lib/flows/actions";
import { useDraftSaver } from "../store/saver-context";
import { useDesignerStore } from "../store/use-designer";

type Made = { versionId: number; number: number; revision: number; unknown: readonly UnknownReference[] };

/** What there is to read after an import: why it did not work, or what the file names that is not here. */
type Outcome =
  | { message: string; problems: readonly { path: string; message: string }[] }
  | { unknown: readonly UnknownReference[] };

/** Makes a file the draft. What is not saved yet is saved first, so that it is set aside with the rest. */
export function useImportDraft() {
  const t = useTranslations("versions.page.file");
  const file = useTranslations("flows.file");
  const store = useDesignerStore();
  const saver = useDraftSaver();
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isPending, start] = useTransition();
  const fail = (message: string, problems: readonly { path: string; message: string }[] = []) =>
    setOutcome({ message, problems });
  const send = (chosen: File) =>
    start(async () => {
      setOutcome(null);
      const isSaved = await saver.flush();
      const { flow, draft, saving, adopt, setServerProblems } = store.getState();
      if (saving.state === "failed") return fail(saving.message);
      if (!isSaved) return;
      const revision = draft.revision === null ? "" : `?revision=${draft.revision}`;
      const answer = await sendFlowFile<Made>(chosen, `/api/flows/${flow.id}/import${revision}`);
      if (answer === null) return fail(file("unreachable"));
      if ("refused" in answer) return fail(answer.refused.detail, answer.refused.problems);
      const { made } = answer;
      const { definition, problems } = await loadStateAction(flow.id, { kind: "version", id: made.versionId });
      adopt({ saved: definition, number: made.number, revision: made.revision });
      setServerProblems(problems);
      router.refresh();
      if (made.unknown.length > 0) return setOutcome({ unknown: made.unknown });
      toast.success(t("done"));
    });
  return { send, isPending, outcome, close: () => setOutcome(null) };
}
