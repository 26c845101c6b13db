"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { LinkButton } from "@/components/ui/link-button";
import { FileButton } from "../file/file-button";
import { FileProblems } from "../file/file-problems";
import { sendFlowFile, type UnknownReference } from "../file/send-flow-file";
import { UnknownList } from "../file/unknown-list";

type Imported = { flowId: number; name: string; unknown: readonly UnknownReference[] };
type Outcome = { imported: Imported } | { message: string; problems: readonly { path: string; message: string }[] };

/** Makes a flow from a file, and says what in it is not known here before going there. */
export function ImportPanel() {
  const t = useTranslations("flows.file");
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isPending, start] = useTransition();
  const send = (file: File) =>
    start(async () => {
      setOutcome(null);
      const answer = await sendFlowFile<Imported>(file, "/api/flows/import");
      if (answer === null) return setOutcome({ message: t("unreachable"), problems: [] });
      if ("refused" in answer) {
        const { detail, problems } = answer.refused;
        return setOutcome({ message: detail, problems });
      }
      const { made } = answer;
      if (made.unknown.length > 0) return setOutcome({ imported: made });
      toast.success(t("done", { name: made.name }));
      router.push(`/flows/${made.flowId}`);
    });
  return (
    <section aria-labelledby="import" className="flex flex-col items-start gap-3 rounded-md border border-border p-4">
      <div className="flex flex-col gap-0.5">
        <h2 id="import" className="text-list font-medium">
          {t("title")}
        </h2>
        <p className="max-w-[72ch] text-list text-muted">{t("hint")}</p>
      </div>
      <FileButton isPending={isPending} onChoose={send} />
      {outcome !== null && "message" in outcome && <FileProblems {...outcome} />}
      {outcome !== null && "imported" in outcome && (
        <FormAlert tone="warning">
          <div className="flex flex-col items-start gap-2">
            <p>{t("unknown", { name: outcome.imported.name })}</p>
            <UnknownList unknown={outcome.imported.unknown} />
            <LinkButton href={`/flows/${outcome.imported.flowId}`} size="sm" variant="primary">
              {t("open")}
            </LinkButton>
          </div>
        </FormAlert>
      )}
    </section>
  );
}
