import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Tone = "error" | "warning" | "success" | "info";
type Props = { tone?: Tone; children: ReactNode };

const LOOKS = {
  error: { icon: CircleAlert, colour: "border-danger/35 bg-danger-soft text-danger-soft-foreground" },
  warning: { icon: TriangleAlert, colour: "border-warning/45 bg-warning-soft text-warning-soft-foreground" },
  success: { icon: CircleCheck, colour: "border-success/35 bg-success-soft text-success-soft-foreground" },
  info: { icon: Info, colour: "border-border bg-surface-secondary text-foreground" },
} as const;

/** One message about the form as a whole; announced when it appears. */
export function FormAlert({ tone = "error", children }: Props) {
  const { icon: Icon, colour } = LOOKS[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={`flex items-start gap-2 rounded-md border px-3 py-2 text-list ${colour}`}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
