"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { signInAction } from "@/lib/auth/actions";
import { THROTTLE_MINUTES } from "@/lib/auth/sign-in/throttle-minutes";

export function PasswordForm({ from }: { from: string }) {
  const t = useTranslations("auth");
  const [state, submit, isPending] = useActionState(signInAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state !== null && <FormAlert>{t(`errors.${state.failure}`, { minutes: THROTTLE_MINUTES })}</FormAlert>}
      <input type="hidden" name="from" value={from} />
      <TextField name="username" defaultValue={state?.username ?? ""} key={state?.username} isRequired fullWidth>
        <Label className="after:hidden">{t("username")}</Label>
        <Input autoComplete="username" autoCapitalize="none" spellCheck="false" autoFocus={state === null} />
      </TextField>
      <TextField name="password" type="password" isRequired fullWidth>
        <Label className="after:hidden">{t("password")}</Label>
        <Input autoComplete="current-password" autoFocus={state !== null} key={state?.failure} />
      </TextField>
      <Button type="submit" size="lg" fullWidth isPending={isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
