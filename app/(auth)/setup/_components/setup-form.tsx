"use client";

import { Button } from "@heroui/react/button";
import { Description } from "@heroui/react/description";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { setUpAction } from "@/lib/directory/actions";

export function SetupForm({ token }: { token: string }) {
  const t = useTranslations("setup");
  const [state, submit, isPending] = useActionState(setUpAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state !== null && <FormAlert>{state.message}</FormAlert>}
      <input type="hidden" name="token" value={token} />
      <TextField name="username" defaultValue={state?.username ?? ""} key={state?.username} isRequired fullWidth>
        <Label className="after:hidden">{t("username")}</Label>
        <Input autoComplete="username" autoCapitalize="none" spellCheck="false" />
      </TextField>
      <TextField name="password" type="password" minLength={10} isRequired fullWidth>
        <Label className="after:hidden">{t("password")}</Label>
        <Input autoComplete="new-password" />
        <Description>{t("passwordHelp")}</Description>
      </TextField>
      <Button type="submit" size="lg" fullWidth isPending={isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
