import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import type { ChannelTest } from "./use-channel-test";
import { useWhy } from "./use-why";

/** What the other side said to a test, in place. */
export function TestOutcome({ test }: { test: ChannelTest }) {
  const t = useTranslations("channels.test");
  const why = useWhy();
  if (test.kind === "none") return null;
  if (test.kind === "refused") return <FormAlert>{test.message}</FormAlert>;
  if (test.kind !== "ended") return <FormAlert tone="info">{t(test.kind)}</FormAlert>;
  const { errorCode, errorDetail, response, durationMs } = test.attempt;
  const said = response === "" ? errorDetail : response;
  return (
    <FormAlert tone={errorCode === "" ? "success" : "error"}>
      {errorCode === "" ? t("sentIn", { ms: durationMs ?? 0 }) : t("failed", { why: why(errorCode) })}
      {said !== "" && (
        <>
          <span className="mt-1 block">{t("answered")}</span>
          <code className="line-clamp-3 text-xs wrap-anywhere">{said}</code>
        </>
      )}
    </FormAlert>
  );
}
