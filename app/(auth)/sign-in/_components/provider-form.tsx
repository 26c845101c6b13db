"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { signInWithProviderAction } from "@/lib/auth/actions";

export function ProviderForm({ from }: { from: string }) {
  const t = useTranslations("auth");
  const [isPending, startTransition] = useTransition();
  const submit = () => startTransition(async () => window.location.assign(await signInWithProviderAction(from)));
  return (
    <form action={submit} className="mt-4 flex flex-col gap-4">
      <div className="flex items-center gap-3 text-xs text-muted before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border">
        {t("or")}
      </div>
      <Button type="submit" variant="outline" size="lg" fullWidth isPending={isPending}>
        {t("sso")}
      </Button>
    </form>
  );
}
