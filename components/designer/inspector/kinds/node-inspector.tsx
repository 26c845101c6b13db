"use client";

import { useTranslations } from "next-intl";
import { iconOf } from "@/components/flow-canvas/node-look";
import type { FlowNode } from "@/lib/flows/definition";
import { TextSetting } from "../controls/text-setting";
import { Head } from "../head";
import { AccessSection } from "../permissions/access-section";
import { usePatchNode } from "../use-patch-node";
import { usePlaceProblems } from "../use-place-problems";
import { WaysSection } from "../ways/ways-section";
import { FurtherSection } from "./further-section";
import { KindSections } from "./kind-sections";

/** Everything there is to say of one node. */
export function NodeInspector({ node }: { node: FlowNode }) {
  const t = useTranslations("inspector.node");
  const types = useTranslations("flowCanvas.types");
  const patch = usePatchNode(node.key);
  const problemsOf = usePlaceProblems({ nodeKey: node.key });
  return (
    <>
      <Head icon={iconOf(node.type)} kind={types(node.type)} problems={problemsOf(null)} />
      <div className="border-b border-separator px-4 py-3">
        <TextSetting
          label={t("name")}
          isRequired
          maxLength={100}
          value={node.name}
          onChange={(name) => patch({ name }, "name")}
        />
      </div>
      <KindSections node={node} patch={patch} problemsOf={problemsOf} />
      <WaysSection node={node} problems={problemsOf("ways")} />
      {"fields" in node && <AccessSection node={node} problems={problemsOf("fields")} />}
      <FurtherSection node={node} patch={patch} />
    </>
  );
}
