import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

type Props = {
  name: "profile" | "creation" | "naming" | "views" | "grants" | "catalog";
  /** Whether a change holds at once, or with the next version that is published. */
  scope: "now" | "draft";
  children: ReactNode;
};

/** Settings that belong together: what they are about on the left, they on the right. */
export function SettingsGroup({ name, scope, children }: Props) {
  const t = useTranslations("inspector.settings");
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-b border-separator py-7 lg:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-sm font-semibold">
          {t(`${name}.title`)}
        </h2>
        <p className="mt-1 text-list text-muted">{t(`${name}.hint`)}</p>
        <p className="mt-1 text-xs text-muted">{t(`scopes.${scope}`)}</p>
      </div>
      <div className="flex min-w-0 max-w-2xl flex-col gap-4">{children}</div>
    </section>
  );
}
