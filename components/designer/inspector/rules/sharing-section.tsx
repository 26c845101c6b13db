"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { TaskNode } from "@/lib/flows/definition";
import { SHARINGS, type Signing } from "@/lib/flows/who";
import { NumberSetting } from "../controls/number-setting";
import { Section } from "../controls/section";
import { SwitchSetting } from "../controls/switch-setting";
import type { PatchNode } from "../use-patch-node";
import { isSigned } from "./is-signed";

type Props = { node: TaskNode; patch: PatchNode; problems: readonly string[] };

/** How several people share one task, and when it is done. */
export function SharingSection({ node: { sharing, signing, rememberLastHandler }, patch, problems }: Props) {
  const t = useTranslations("inspector.sharing");
  const sign = (change: Partial<Signing>) => patch({ signing: { ...signing, ...change } }, "signing");
  return (
    <Section title={t("title")} problems={problems}>
      <Pick
        label={t("how")}
        choices={SHARINGS.map((id) => ({ id, name: t(`kinds.${id}.name`), hint: t(`kinds.${id}.hint`) }))}
        value={sharing}
        onPick={(next) => patch({ sharing: next })}
        help={t(`kinds.${sharing}.hint`)}
      />
      {sharing === "ratio" && <Need need={signing.need} onChange={(need) => sign({ need })} />}
      {isSigned(sharing) && <Reject reject={signing.reject} onChange={(reject) => sign({ reject })} />}
      {!isSigned(sharing) && (
        <SwitchSetting
          label={t("remember")}
          help={t("rememberHelp")}
          isOn={rememberLastHandler}
          onChange={(next) => patch({ rememberLastHandler: next })}
        />
      )}
    </Section>
  );
}

type Need = Signing["need"];

function Need({ need, onChange }: { need: Need; onChange: (need: Need) => void }) {
  const t = useTranslations("inspector.sharing");
  const count = need.kind === "count" ? need.count : need.percent;
  const make = (kind: Need["kind"], value: number): Need =>
    kind === "count" ? { kind, count: Math.max(1, Math.round(value)) } : { kind, percent: Math.min(100, value) };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_9rem] items-start gap-2">
      <NumberSetting
        label={t("need")}
        value={count}
        min={need.kind === "count" ? 1 : 0.01}
        max={need.kind === "count" ? 500 : 100}
        isWhole={need.kind === "count"}
        onChange={(value) => onChange(make(need.kind, value))}
      />
      <Pick
        label={t("needUnit")}
        isLabelHidden
        className="mt-[23px]"
        choices={[
          { id: "percent", name: t("percent") },
          { id: "count", name: t("count") },
        ]}
        value={need.kind}
        onPick={(kind) => onChange(make(kind, kind === "percent" ? 50 : 2))}
      />
    </div>
  );
}

type RejectRule = Signing["reject"];
const REJECTS = ["first", "all-answered", "threshold"] as const;

function Reject({ reject, onChange }: { reject: RejectRule; onChange: (reject: RejectRule) => void }) {
  const t = useTranslations("inspector.sharing");
  return (
    <>
      <Pick
        label={t("reject")}
        choices={REJECTS.map((id) => ({ id, name: t(`rejects.${id}`) }))}
        value={reject.kind}
        onPick={(kind) => onChange(kind === "threshold" ? { kind, count: 2 } : { kind })}
      />
      {reject.kind === "threshold" && (
        <NumberSetting
          label={t("rejectCount")}
          value={reject.count}
          min={1}
          max={500}
          onChange={(count) => onChange({ kind: "threshold", count })}
        />
      )}
    </>
  );
}
