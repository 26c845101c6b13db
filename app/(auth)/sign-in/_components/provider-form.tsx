import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { signInWithProviderAction } from "@/lib/auth/actions";

export function ProviderForm({ from }: { from: string }) {
  const t = useTranslations("auth");
  return (
    <form action={signInWithProviderAction} className="mt-4 flex flex-col gap-4">
      <div className="flex items-center gap-3 text-xs text-muted before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border">
        {t("or")}
      </div>
      <input type="hidden" name="from" value={from} />
      <Button type="submit" variant="outline" size="lg" fullWidth>
        {t("sso")}
      </Button>
    </form>
  );
}
