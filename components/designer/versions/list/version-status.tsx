import { useTranslations } from "next-intl";

type Status = "draft" | "published" | "superseded" | "retired";

const COLOURS: Record<Status, string> = {
  draft: "border border-status-ended bg-transparent",
  published: "bg-status-finished",
  superseded: "bg-status-ended",
  retired: "bg-status-ended",
};

/** How a version stands: by colour for the quick eye, by word for everybody. */
export function VersionStatus({ status }: { status: Status }) {
  const t = useTranslations("versions.page.status");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[status]}`} />
      {t(status)}
    </span>
  );
}
