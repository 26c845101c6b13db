import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import type { TestState } from "./use-test";
import { useWhyText } from "./use-why-text";

/** What came of a test, in place. */
export function TestResult({ state }: { state: TestState }) {
  const t = useTranslations("webhooks.test");
  const why = useWhyText();
  if (state.kind === "none") return null;
  if (state.kind === "refused") return <FormAlert>{state.message}</FormAlert>;
  if (state.kind !== "ended") return <FormAlert tone="info">{t(state.kind)}</FormAlert>;
  const { attempt } = state;
  const hasArrived = attempt.errorCode === "";
  return (
    <FormAlert tone={hasArrived ? "success" : "error"}>
      {hasArrived
        ? t("arrived", { status: String(attempt.httpStatus), ms: attempt.durationMs ?? 0 })
        : t("failed", { why: why(attempt) })}
      {attempt.response !== "" && (
        <>
          <span className="mt-1 block">{t("answered")}</span>
          <code className="line-clamp-3 text-xs wrap-anywhere">{attempt.response}</code>
        </>
      )}
    </FormAlert>
  );
}
