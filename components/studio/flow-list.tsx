import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

type FlowEntry = {
  id: number;
  name: string;
  category: string;
  description: string;
  isActive: boolean;
  running: number;
};

/** The flows somebody looks after. */
export function FlowList({ flows }: { flows: readonly FlowEntry[] }) {
  const t = useTranslations("flows");
  if (flows.length === 0) return <EmptyState title={t("emptyTitle")} hint={t("emptyHint")} />;
  return (
    <ul className="divide-y divide-separator border-b border-separator">
      {flows.map((flow) => (
        <li key={flow.id}>
          <Link
            href={`/flows/${flow.id}`}
            className="grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2 text-list hover:bg-default focus-visible:focus-ring md:grid-cols-[14rem_1fr_auto] md:px-5"
          >
            <span className="min-w-0 truncate font-medium">{flow.name}</span>
            <span className="min-w-0 truncate text-muted max-md:order-last max-md:col-span-2">{flow.description}</span>
            <span className="text-muted tabular-nums">
              {flow.isActive ? t("running", { count: flow.running }) : t("retired")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
