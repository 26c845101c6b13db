"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { FormAlert } from "@/components/ui/form-alert";
import { describeFlowAction } from "@/lib/flows/actions";
import type { FlowProfile, FlowSettingsPage } from "@/lib/flows/schema";
import { useDesigner } from "../../store/use-designer";

/** What the flow is called, what it is for, and where the catalog lists it. */
export function ProfileForm({ page: { profile, categories } }: { page: FlowSettingsPage }) {
  const t = useTranslations("inspector.settings.profile");
  const listId = useId();
  const { known, draft, edit, save, error, problems, isPending } = useDescribe(profile);
  const isChanged = (["name", "description", "category"] as const).some((part) => known[part] !== draft[part]);
  return (
    <form
      noValidate
      aria-label={t("title")}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {error !== null && <FormAlert>{error}</FormAlert>}
      <TextField
        fullWidth
        isRequired
        isInvalid={problems.name !== undefined}
        validationBehavior="aria"
        value={draft.name}
        onChange={(name) => edit({ name })}
        autoComplete="off"
      >
        <Label>{t("name")}</Label>
        <Input maxLength={100} />
        <FieldNotes help="" problem={problems.name} />
      </TextField>
      <TextField fullWidth value={draft.description} onChange={(description) => edit({ description })}>
        <Label>{t("description")}</Label>
        <TextArea maxLength={2000} rows={3} />
        <FieldNotes help={t("descriptionHelp")} problem={undefined} />
      </TextField>
      <TextField fullWidth value={draft.category} onChange={(category) => edit({ category })} autoComplete="off">
        <Label>{t("category")}</Label>
        <Input maxLength={100} list={listId} />
        <FieldNotes help={t("categoryHelp")} problem={undefined} />
      </TextField>
      <datalist id={listId}>
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <Button type="submit" className="self-start" isDisabled={!isChanged} isPending={isPending}>
        {t("save")}
      </Button>
    </form>
  );
}

function useDescribe(profile: FlowProfile) {
  const t = useTranslations("inspector.settings.profile");
  const errors = useTranslations("errors.fields");
  const router = useRouter();
  const { id: flowId } = useDesigner((state) => state.flow);
  const rename = useDesigner((state) => state.rename);
  const [known, setKnown] = useState(profile);
  const [draft, setDraft] = useState(profile);
  const [error, setError] = useState<string | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isPending, begin] = useTransition();
  const save = () => {
    setError(null);
    if (draft.name.trim() === "") return setProblems({ name: errors("required") });
    begin(async () => {
      const answer = await describeFlowAction({ flowId, ...draft, expected: known });
      if (!answer.ok) {
        setProblems(Object.fromEntries(answer.error.problems.map(({ path, message }) => [path, message])));
        return setError(answer.error.message);
      }
      setKnown(answer.data);
      setDraft(answer.data);
      rename({ name: answer.data.name });
      toast.success(t("saved"));
      begin(() => router.refresh());
    });
  };
  const edit = (change: Partial<FlowProfile>) => {
    setProblems({});
    setDraft({ ...draft, ...change });
  };
  return { known, draft, edit, save, error, problems, isPending };
}
