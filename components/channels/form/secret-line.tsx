import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { useTranslations } from "next-intl";
import type { DraftForm } from "./draft-form";
import { TextLine } from "./text-line";

type Props = { form: DraftForm; about: "webhook" | "loonflow" | "dingtalk" | "feishu" | "script" };

/** The key of a channel: written, never read. */
export function SecretLine({ form, about }: Props) {
  const t = useTranslations("channels.form");
  const settings = form.channel?.settings ?? null;
  const isSet = settings !== null && "hasSecret" in settings && settings.hasSecret;
  const isNeeded = form.kind === "webhook";
  const help = [t(`secretHelp.${about}`), ...(isSet ? [t("secretKept")] : [])].join("\n");
  return (
    <>
      <TextLine
        form={form}
        path="secret"
        label={t("secret")}
        help={help}
        isSecret={about !== "webhook"}
        isCode
        isRequired={isNeeded && !isSet}
        maxLength={500}
      >
        {about === "webhook" && (
          <Button variant="outline" onPress={() => form.edit("secret", { secret: newSecret() })}>
            {t("makeSecret")}
          </Button>
        )}
      </TextLine>
      {isSet && !isNeeded && (
        <Checkbox
          isSelected={form.draft.forgetsSecret}
          onChange={(forgetsSecret) => form.edit("forgetsSecret", { forgetsSecret })}
        >
          <Checkbox.Content>
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            <span className="text-list">{t("secretForget")}</span>
          </Checkbox.Content>
        </Checkbox>
      )}
    </>
  );
}

/** A key as standard-webhooks writes it. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
