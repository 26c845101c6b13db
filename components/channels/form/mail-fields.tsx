import { Label } from "@heroui/react/label";
import { RadioGroup } from "@heroui/react/radio-group";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { Pick } from "@/components/forms/inputs/pick";
import { Choice } from "@/components/tasks/dialogs/choice";
import type { DraftForm } from "./draft-form";
import { TextLine } from "./text-line";

type Props = { form: DraftForm; hasMailServer: boolean };

const SECURITIES = ["starttls", "tls", "none"] as const;
const USUAL_PORTS = { starttls: "587", tls: "465", none: "25" } as const;

/** To whom the mail goes, and by which server. */
export function MailFields({ form, hasMailServer }: Props) {
  const t = useTranslations("channels.form");
  const { draft, edit, problems } = form;
  return (
    <>
      <TextField
        fullWidth
        isRequired
        isInvalid={problems.addresses !== undefined}
        validationBehavior="aria"
        value={draft.addresses}
        onChange={(addresses) => edit("addresses", { addresses })}
      >
        <Label>{t("addresses")}</Label>
        <TextArea rows={3} spellCheck="false" className="font-mono text-xs" />
        <FieldNotes help={t("addressesHelp")} problem={problems.addresses} />
      </TextField>
      <RadioGroup
        value={draft.hasOwnServer ? "own" : "site"}
        onChange={(server) => edit("hasOwnServer", { hasOwnServer: server === "own" })}
      >
        <Label>{t("server")}</Label>
        <Choice value="site" name={t("servers.site")} note={hasMailServer ? "" : t("siteNone")} />
        <Choice value="own" name={t("servers.own")} note="" />
      </RadioGroup>
      {draft.hasOwnServer && <OwnServer form={form} />}
    </>
  );
}

function OwnServer({ form }: { form: DraftForm }) {
  const t = useTranslations("channels.form");
  const { draft, edit, channel } = form;
  const settings = channel?.settings ?? null;
  const isSet = settings?.kind === "email" && settings.server?.hasPassword === true;
  return (
    <div className="grid gap-5 sm:grid-cols-6">
      <TextLine form={form} path="host" label={t("host")} isRequired isCode maxLength={253} className="sm:col-span-3" />
      <Pick
        label={t("security")}
        choices={SECURITIES.map((id) => ({ id, name: t(`securities.${id}`) }))}
        value={draft.security}
        onPick={(security) => {
          const isUsual = draft.port === USUAL_PORTS[draft.security];
          edit("security", { security, ...(isUsual ? { port: USUAL_PORTS[security] } : {}) });
        }}
        className="sm:col-span-2"
      />
      <TextLine form={form} path="port" label={t("port")} isRequired isCode maxLength={5} className="sm:col-span-1" />
      <TextLine
        form={form}
        path="user"
        label={t("user")}
        help={t("userHelp")}
        isCode
        maxLength={200}
        className="sm:col-span-3"
      />
      <TextLine
        form={form}
        path="password"
        label={t("password")}
        help={isSet ? t("passwordKept") : ""}
        isSecret
        maxLength={500}
        className="sm:col-span-3"
      />
      <TextLine
        form={form}
        path="from"
        label={t("from")}
        help={t("fromHelp")}
        isRequired
        maxLength={200}
        className="sm:col-span-6"
      />
    </div>
  );
}
