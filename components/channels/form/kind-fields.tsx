import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { DraftForm } from "./draft-form";
import { MailFields } from "./mail-fields";
import { ScriptFields } from "./script-fields";
import { SecretLine } from "./secret-line";
import { UrlLine } from "./url-line";

type Props = { form: DraftForm; hasMailServer: boolean };

const FORMATS = ["standard", "loonflow"] as const;

/** What this kind of channel needs to speak. */
export function KindFields({ form, hasMailServer }: Props) {
  const t = useTranslations("channels.form");
  const { kind, draft, edit } = form;
  if (kind === "email") return <MailFields form={form} hasMailServer={hasMailServer} />;
  if (kind === "script") return <ScriptFields form={form} />;
  if (kind !== "webhook") {
    return (
      <>
        <UrlLine form={form} kind={kind} />
        {(kind === "dingtalk" || kind === "feishu") && <SecretLine form={form} about={kind} />}
      </>
    );
  }
  return (
    <>
      <UrlLine form={form} kind="webhook" />
      <Pick
        label={t("format")}
        help={t("formatHelp")}
        choices={FORMATS.map((id) => ({ id, name: t(`formats.${id}`) }))}
        value={draft.format}
        onPick={(format) => edit("format", { format })}
      />
      <SecretLine form={form} about={draft.format === "loonflow" ? "loonflow" : "webhook"} />
    </>
  );
}
