"use client";

import { Button } from "@heroui/react/button";
import { Grid3x3, Layers } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import type { NodePatch } from "@/lib/designer/edits/edit";
import { common, countByType } from "@/lib/designer/inspect/several";
import type { FlowNode, FlowTransition, TaskNode } from "@/lib/flows/definition";
import { INTENTS } from "@/lib/flows/definition";
import { SHARINGS } from "@/lib/flows/who";
import { useDesigner, useEdit } from "../store/use-designer";
import { Section } from "./controls/section";
import { Head } from "./head";
import { PermissionsDialog } from "./permissions/permissions-dialog";

type Props = { nodes: readonly FlowNode[]; ways: readonly FlowTransition[] };

/** What several marked things have in common, to be changed for all of them at once. */
export function SeveralInspector({ nodes, ways }: Props) {
  const t = useTranslations("inspector.several");
  const types = useTranslations("flowCanvas.types");
  const [isOpen, setOpen] = useState(false);
  const tasks = nodes.filter((node) => node.type === "task");
  return (
    <>
      <Head icon={Layers} kind={t("kind")} title={t("title", { nodes: nodes.length, ways: ways.length })} />
      {nodes.length > 0 && (
        <Section title={t("nodes")}>
          <ul className="flex flex-col gap-1 text-list">
            {countByType(nodes).map(({ type, count }) => (
              <li key={type} className="flex justify-between gap-2">
                <span>{types(type)}</span>
                <span className="text-muted tabular-nums">{count}</span>
              </li>
            ))}
          </ul>
          <HiddenPick nodes={nodes} />
          <Button size="sm" variant="outline" className="self-start" onPress={() => setOpen(true)}>
            <Grid3x3 aria-hidden="true" className="size-4" />
            {t("openMatrix")}
          </Button>
          <PermissionsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
        </Section>
      )}
      {tasks.length > 0 && <TaskPicks tasks={tasks} />}
      {ways.length > 0 && <WayPicks ways={ways} />}
    </>
  );
}

/** Changes all of them as one step of the history. */
function usePatchAll() {
  const edit = useEdit();
  const seal = useDesigner((state) => state.seal);
  return (nodes: readonly FlowNode[], patch: NodePatch) => {
    for (const { key } of nodes) edit({ type: "UpdateNode", key, patch }, "several");
    seal();
  };
}

const YES_NO = ["yes", "no"] as const;
const word = (is: boolean | null) => (is === null ? null : is ? "yes" : "no");

function HiddenPick({ nodes }: { nodes: readonly FlowNode[] }) {
  const t = useTranslations("inspector.several");
  const patchAll = usePatchAll();
  return (
    <Pick
      label={t("isHidden")}
      choices={YES_NO.map((id) => ({ id, name: t(`answers.${id}`) }))}
      value={word(common(nodes, ({ isHidden }) => isHidden))}
      onPick={(answer) => patchAll(nodes, { isHidden: answer === "yes" })}
    />
  );
}

const RIGHTS = ["maySendBack", "mayTransfer", "mayDelegate", "mayAddSigner", "mayWithdraw"] as const;

function TaskPicks({ tasks }: { tasks: readonly TaskNode[] }) {
  const t = useTranslations("inspector");
  const patchAll = usePatchAll();
  return (
    <Section title={t("several.tasks", { count: tasks.length })}>
      <Pick
        label={t("sharing.how")}
        choices={SHARINGS.map((id) => ({ id, name: t(`sharing.kinds.${id}.name`) }))}
        value={common(tasks, ({ sharing }) => sharing)}
        onPick={(sharing) => patchAll(tasks, { sharing })}
      />
      {RIGHTS.map((right) => (
        <Pick
          key={right}
          label={t(`rights.${right}.label`)}
          choices={YES_NO.map((id) => ({ id, name: t(`several.answers.${id}`) }))}
          value={word(common(tasks, (task) => task[right]))}
          onPick={(answer) => patchAll(tasks, { [right]: answer === "yes" })}
        />
      ))}
    </Section>
  );
}

function WayPicks({ ways }: { ways: readonly FlowTransition[] }) {
  const t = useTranslations("inspector");
  const edit = useEdit();
  const seal = useDesigner((state) => state.seal);
  return (
    <Section title={t("several.ways", { count: ways.length })}>
      <Pick
        label={t("transition.intent")}
        choices={INTENTS.map((id) => ({ id, name: t(`transition.intents.${id}`) }))}
        value={common(ways, ({ intent }) => intent)}
        onPick={(intent) => {
          for (const { key } of ways) edit({ type: "UpdateTransition", key, patch: { intent } }, "several");
          seal();
        }}
      />
    </Section>
  );
}
