import { useTranslations } from "next-intl";
import type { DraftForm } from "./draft-form";
import { TextLine } from "./text-line";

type UrlKind = "webhook" | "dingtalk" | "feishu" | "wecom" | "slack" | "teams";

/** Where the channel calls; its token is in it, so it is never shown again. */
export function UrlLine({ form, kind }: { form: DraftForm; kind: UrlKind }) {
  const t = useTranslations("channels.form");
  const { channel } = form;
  const isKept = channel !== null && channel.settings !== null;
  const help = [t(`urlHelp.${kind}`), ...(isKept ? [t("urlKept", { target: channel.target })] : [])].join("\n");
  return (
    <TextLine
      form={form}
      path="url"
      label={t("url")}
      help={help}
      isCode
      isRequired={!isKept}
      maxLength={2000}
      placeholder={isKept ? "" : "https://"}
    />
  );
}
