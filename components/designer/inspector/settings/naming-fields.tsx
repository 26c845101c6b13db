"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CodeEditor } from "@/components/designer/code/code-editor";
import { sampleValues } from "@/lib/designer/inspect/sample-values";
import type { FlowSettings } from "@/lib/flows/definition";
import { renderTitle } from "@/lib/flows/texts/title-template";
import { useDefinition, useDesigner } from "../../store/use-designer";
import { ProblemNotes } from "../controls/problem-notes";
import { TextSetting } from "../controls/text-setting";

type Props = {
  settings: FlowSettings;
  patch: (changes: Partial<FlowSettings>, merge?: string) => void;
  problems: readonly string[];
};

/** What tickets are called: their titles and their numbers. */
export function NamingFields({ settings: { titleTemplate, serialPrefix }, patch, problems }: Props) {
  const t = useTranslations("inspector.settings.naming");
  const { form } = useDefinition();
  const flow = useDesigner((state) => state.flow);
  const today = new Date().toISOString().slice(0, 10);
  const requesterName = t("somebody");
  const preview = useMemo(() => {
    if (titleTemplate.trim() === "") return "";
    const values = sampleValues(form, today);
    return renderTitle(titleTemplate, { form, values, requesterName, flowName: flow.name });
  }, [form, titleTemplate, today, requesterName, flow.name]);
  return (
    <>
      <CodeEditor
        language="liquid"
        label={t("titleTemplate")}
        help={t("titleTemplateHelp")}
        placeholder={t("titleTemplateExample")}
        value={titleTemplate}
        lines={{ min: 1, max: 6 }}
        onChange={(text) => patch({ titleTemplate: text }, "title")}
      />
      <ProblemNotes problems={problems} />
      {preview !== "" && (
        <p className="text-list">
          <span className="text-muted">{t("preview")}</span> <span className="font-medium">{preview}</span>
        </p>
      )}
      <TextSetting
        label={t("serialPrefix")}
        help={t("serialPrefixHelp", {
          example: `${serialPrefix === "" ? "skein" : serialPrefix}_${today.replaceAll("-", "")}0001`,
        })}
        isCode
        maxLength={30}
        value={serialPrefix}
        accepts={(text) => /^[A-Za-z0-9-]*$/.test(text)}
        unaccepted={t("serialPrefixInvalid")}
        onChange={(text) => patch({ serialPrefix: text }, "prefix")}
      />
    </>
  );
}
