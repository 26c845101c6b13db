"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { Pick } from "@/components/forms/inputs/pick";
import { NEW_SECRET } from "@/lib/flows/secrets/hidden-secrets";
import type { HookPart } from "./hook-part";

/** How a hook signs what it sends, and with what: the secret is written, never read. */
export function HookSecretPart({ node: { hook }, change }: HookPart) {
  const t = useTranslations("conditions.hook");
  const { sealedSecret, signature } = hook;
  const [isTyping, setTyping] = useState(false);
  const typed = sealedSecret.startsWith(NEW_SECRET) ? sealedSecret.slice(NEW_SECRET.length) : "";
  const isShown = isTyping || typed !== "";
  return (
    <>
      <Pick
        choices={[
          { id: "standard-webhooks", name: t("signatures.standard") },
          { id: "loonflow", name: t("signatures.loonflow") },
        ]}
        help={t(signature === "loonflow" ? "signatureHelp.loonflow" : "signatureHelp.standard")}
        label={t("signature")}
        value={signature}
        onPick={(next) => change({ signature: next })}
      />
      {isShown ? (
        <TextField
          fullWidth
          autoFocus={isTyping && typed === ""}
          type="password"
          value={typed}
          onChange={(text) => {
            setTyping(true);
            change({ sealedSecret: text === "" ? "" : `${NEW_SECRET}${text}` });
          }}
        >
          <Label>{t("secret")}</Label>
          <Input autoComplete="new-password" className="font-mono text-xs" maxLength={500} />
          <FieldNotes help={t("secretTyped")} problem={undefined} />
        </TextField>
      ) : (
        <div className="flex min-w-0 flex-col gap-1.5">
          <span className="text-sm font-medium">{t("secret")}</span>
          <p className="text-list text-muted">{t(sealedSecret === "" ? "secretUnset" : "secretSet")}</p>
          <div className="flex flex-wrap gap-1.5">
            <Button size="sm" variant="outline" onPress={() => setTyping(true)}>
              {t(sealedSecret === "" ? "secretAdd" : "secretReplace")}
            </Button>
            {sealedSecret !== "" && (
              <Button size="sm" variant="ghost" onPress={() => change({ sealedSecret: "" })}>
                {t("secretRemove")}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
