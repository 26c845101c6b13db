"use client";

import { useTranslations } from "next-intl";
import type { FlowNode, FlowTransition } from "@/lib/flows/definition";
import { useDefinition, useEdit } from "../../store/use-designer";
import { Head } from "../head";
import { usePlaceProblems } from "../use-place-problems";
import type { PatchTransition } from "./patch-transition";
import { TimerSection } from "./timer-section";
import { BranchFields, WayFields } from "./transition-fields";

/** Nodes that a ticket may stay at for longer than it should. */
const TIMED: readonly FlowNode["type"][] = ["task", "hook", "script", "child"];
const CHOOSING: readonly FlowNode["type"][] = ["exclusive", "inclusive"];

/** Everything there is to say of one transition. */
export function TransitionInspector({ way }: { way: FlowTransition }) {
  const t = useTranslations("inspector.transition");
  const { nodes } = useDefinition();
  const edit = useEdit();
  const patch: PatchTransition = (changes, merge) =>
    edit(
      { type: "UpdateTransition", key: way.key, patch: changes },
      merge === undefined ? undefined : `${way.key} ${merge}`,
    );
  const problemsOf = usePlaceProblems({ transitionKey: way.key });
  const source = nodes.find(({ key }) => key === way.from);
  const target = nodes.find(({ key }) => key === way.to);
  const from = source?.type ?? null;
  const common = { way, from, patch, problemsOf };
  const isChoice = from !== null && CHOOSING.includes(from);
  const mayBeTimed = (from !== null && TIMED.includes(from)) || way.timer !== null;
  return (
    <>
      <Head
        kind={t("kind")}
        title={t("ends", { from: source?.name ?? "?", to: target?.name ?? "?" })}
        problems={problemsOf(null)}
      />
      <WayFields {...common} />
      {(isChoice || way.condition !== "") && <BranchFields {...common} />}
      {mayBeTimed && <TimerSection way={way} patch={patch} problems={problemsOf("timer")} />}
    </>
  );
}
