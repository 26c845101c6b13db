"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { FlowSettingsPage } from "@/lib/flows/schema";
import { useDefinition, useDesigner, useEdit, useLearnNames } from "../../store/use-designer";
import { usePlaceProblems } from "../use-place-problems";
import { CreationFields } from "./creation-fields";
import { GrantsForm } from "./grants/grants-form";
import { NamingFields } from "./naming-fields";
import { ProfileForm } from "./profile-form";
import { RetireFlow } from "./retire-flow";
import { SettingsGroup } from "./settings-group";
import { ViewFields } from "./view-fields";

/** What a flow is besides its nodes and its form: what belongs to the draft, and what holds at once. */
export function FlowSettings({ page }: { page: FlowSettingsPage }) {
  const t = useTranslations("inspector.settings");
  const edit = useEdit();
  const seal = useDesigner((state) => state.seal);
  const learn = useLearnNames();
  const { settings } = useDefinition();
  const problemsOf = usePlaceProblems(null);
  useEffect(() => learn({ people: page.people, departments: page.departments }), [learn, page]);
  const patch = (changes: Partial<typeof settings>, merge?: string) =>
    edit({ type: "UpdateSettings", patch: changes }, merge === undefined ? undefined : `settings ${merge}`);
  return (
    <section
      aria-label={t("label")}
      className="mx-auto flex w-full max-w-5xl flex-col px-4 pb-16 md:px-6"
      onBlur={seal}
    >
      <SettingsGroup name="profile" scope="now">
        <ProfileForm page={page} />
      </SettingsGroup>
      <SettingsGroup name="creation" scope="draft">
        <CreationFields
          creation={settings.creation}
          onChange={(creation, merge) => patch({ creation }, merge)}
          problems={problemsOf("creation")}
        />
      </SettingsGroup>
      <SettingsGroup name="naming" scope="draft">
        <NamingFields settings={settings} patch={patch} problems={problemsOf("title")} />
      </SettingsGroup>
      <SettingsGroup name="views" scope="draft">
        <ViewFields settings={settings} patch={patch} problems={problemsOf("viewFields")} />
      </SettingsGroup>
      <SettingsGroup name="grants" scope="now">
        <GrantsForm grants={page.grants} />
      </SettingsGroup>
      <SettingsGroup name="catalog" scope="now">
        <RetireFlow running={page.running} />
      </SettingsGroup>
      <p className="pt-4 text-xs text-muted">{t("footer")}</p>
    </section>
  );
}
