"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import { isWebAddress } from "@/lib/flows/problems/nodes/web-address";
import { HIDDEN_SECRET, NEW_SECRET } from "@/lib/flows/secrets/hidden-secrets";
import type { WhoRule } from "@/lib/flows/who";
import { SecretSetting } from "../controls/secret-setting";
import { TextSetting } from "../controls/text-setting";

type Rule = Extract<WhoRule, { kind: "external" }>;
type Props = { rule: Rule; onChange: (rule: Rule) => void };

/** The system that is asked who, and how it knows that Skein asks. */
export function ExternalFields({ rule, onChange }: Props) {
  const t = useTranslations("inspector.people.external");
  const [hasLostSecret, setLostSecret] = useState(false);
  const change = (patch: Partial<Rule>) => onChange({ ...rule, ...patch });
  const address = (url: string) => {
    // The server knows a secret by the address it goes to: another address has none yet.
    const isKept = rule.sealedSecret === HIDDEN_SECRET;
    if (isKept) setLostSecret(true);
    change({ url, ...(isKept ? { sealedSecret: "" } : {}) });
  };
  return (
    <>
      <TextSetting
        label={t("url")}
        help={t("urlHelp")}
        isRequired
        isCode
        maxLength={2000}
        placeholder="https://"
        value={rule.url}
        accepts={isWebAddress}
        unaccepted={t("urlInvalid")}
        onChange={address}
      />
      <Pick
        label={t("signature")}
        choices={[
          { id: "standard-webhooks", name: "Standard Webhooks" },
          { id: "loonflow", name: "loonflow" },
        ]}
        value={rule.signature}
        onPick={(signature) => change({ signature })}
      />
      <SecretSetting
        label={t("secret")}
        help={hasLostSecret && rule.sealedSecret === "" ? t("secretAgain") : t("secretHelp")}
        isSet={rule.sealedSecret !== ""}
        onType={(secret) => change({ sealedSecret: `${NEW_SECRET}${secret}` })}
        onForget={() => change({ sealedSecret: "" })}
      />
      <TextSetting
        label={t("extra")}
        help={t("extraHelp")}
        maxLength={4000}
        lines={2}
        value={rule.extra}
        onChange={(extra) => change({ extra })}
      />
    </>
  );
}
