"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { Pick } from "@/components/forms/inputs/pick";
import { CodeEditor } from "../code-editor";
import { HeaderLines } from "./header-lines";
import type { HookPart } from "./hook-part";
import { hookCompletion } from "./hook-suggestions";
import { useTemplateProblem } from "./use-template-problem";

const METHODS = ["POST", "PUT", "PATCH", "GET", "DELETE"].map((id) => ({ id, name: id })) as readonly {
  id: "POST" | "PUT" | "PATCH" | "GET" | "DELETE";
  name: string;
}[];

/** Where a hook goes and what it sends. */
export function HookRequestPart({ node, form, change }: HookPart) {
  const t = useTranslations("conditions.hook");
  const { hook, fields } = node;
  const urlProblem = useTemplateProblem(hook.url)[0]?.message;
  const bodyProblems = useTemplateProblem(hook.body);
  const complete = useMemo(() => hookCompletion(form, fields), [form, fields]);
  return (
    <>
      <Pick choices={METHODS} label={t("method")} value={hook.method} onPick={(method) => change({ method })} />
      <TextField
        fullWidth
        isInvalid={urlProblem !== undefined}
        validationBehavior="aria"
        value={hook.url}
        onChange={(url) => change({ url })}
      >
        <Label>{t("url")}</Label>
        <Input className="font-mono text-xs" maxLength={2000} placeholder="https://" spellCheck="false" />
        <FieldNotes help={t("urlHelp")} problem={urlProblem} />
      </TextField>
      <HeaderLines headers={hook.headers} signature={hook.signature} onChange={(headers) => change({ headers })} />
      {hook.method !== "GET" && (
        <CodeEditor
          complete={complete}
          help={t(hook.body.trim() === "" ? "bodyEmpty" : "bodyHelp")}
          label={t("body")}
          language="liquid"
          lines={{ min: 4, max: 16 }}
          problems={bodyProblems}
          value={hook.body}
          onChange={(body) => change({ body })}
        />
      )}
    </>
  );
}
