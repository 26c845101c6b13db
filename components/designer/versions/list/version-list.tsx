"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { VersionRow } from "@/lib/flows/schema";
import { useDesigner } from "../../store/use-designer";
import { FileBar } from "../file-bar";
import type { Shown, StateCommands } from "../state-commands";
import type { FlowState } from "../use-flow-states";
import { StateRow } from "./state-row";
import { VersionStatus } from "./version-status";

type Props = {
  versions: readonly VersionRow[];
  /** Whether there is a draft, saved or not. */
  isDrawn: boolean;
  shown: Shown;
  commands: StateCommands;
};

/** Every version, the newest first, with what somebody said was new in it. */
export function VersionList({ versions, isDrawn, shown, commands }: Props) {
  const t = useTranslations("versions.page");
  const number = useDesigner(({ draft }) => draft.number);
  const isActive = useDesigner(({ flow }) => flow.isActive);
  const draft = versions.find(({ status }) => status === "draft");
  const published = versions.filter(({ status }) => status !== "draft");
  return (
    <section aria-label={t("list")}>
      <div className="flex min-h-14 items-center justify-between gap-2 py-2 ps-4 pe-3 md:ps-5">
        <h2 className="text-list font-semibold">{t("title")}</h2>
        <FileBar />
      </div>
      <ul className="divide-y divide-separator border-y border-separator">
        {isDrawn && (
          <StateRow state={{ kind: "document" }} name={t("draftName", { number })} shown={shown} commands={commands}>
            <VersionStatus status="draft" />
            {draft !== undefined && <When by={draft.updatedBy?.name ?? ""} at={draft.updatedAt} verb="savedBy" />}
          </StateRow>
        )}
        {published.map((version) => (
          <VersionEntry key={version.id} version={version} isActive={isActive} shown={shown} commands={commands} />
        ))}
      </ul>
    </section>
  );
}

type EntryProps = { version: VersionRow; isActive: boolean } & Pick<Props, "shown" | "commands">;

function VersionEntry({ version, isActive, shown, commands }: EntryProps) {
  const t = useTranslations("versions.page");
  const { id, number, status, notes, running, publishedBy, publishedAt, updatedAt } = version;
  const state: FlowState = { kind: "version", id };
  return (
    <StateRow state={state} number={number} name={t("version", { number })} shown={shown} commands={commands}>
      <VersionStatus status={status === "published" ? (isActive ? "published" : "retired") : "superseded"} />
      <When by={publishedBy?.name ?? ""} at={publishedAt ?? updatedAt} verb="publishedBy" />
      {notes !== "" && <p className="whitespace-pre-line text-foreground wrap-anywhere">{notes}</p>}
      {running > 0 && <p>{t("running", { count: running })}</p>}
    </StateRow>
  );
}

function When({ by, at, verb }: { by: string; at: string; verb: "savedBy" | "publishedBy" }) {
  const t = useTranslations("versions.page");
  return (
    <p>
      {t(verb, { by, hasName: by === "" ? "no" : "yes" })} · <RelativeTime at={at} />
    </p>
  );
}
