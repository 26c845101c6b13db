"use client";

import { useFormatter, useTranslations } from "next-intl";
import { TRY_WAITS_MS } from "@/lib/calls/turn/try-schedule";
import { SwitchLine } from "../inputs/switch-line";
import { WholeNumber } from "../inputs/whole-number";
import { FillLines } from "./fill-lines";
import type { HookPart } from "./hook-part";

const HOUR = 3600;

/** What becomes of the answer, how long it is waited for, and how often it is tried. */
export function HookAnswerPart({ node, form, change }: HookPart) {
  const t = useTranslations("conditions.hook");
  const { hook, fields } = node;
  const { waitsForCallback, callbackTimeoutSeconds, timeoutSeconds, fill } = hook;
  return (
    <>
      <FillLines access={fields} fill={fill} form={form} onChange={(next) => change({ fill: next })} />
      <div className="flex min-w-0 flex-col gap-2">
        <SwitchLine
          label={t("waits")}
          isOn={waitsForCallback}
          onChange={(next) =>
            change({ waitsForCallback: next, callbackTimeoutSeconds: next ? callbackTimeoutSeconds : null })
          }
        />
        {waitsForCallback && <p className="text-xs text-muted">{t("waitsHelp")}</p>}
      </div>
      {waitsForCallback && (
        <WholeNumber
          mayBeEmpty
          help={t("callbackHelp")}
          label={t("callback")}
          max={8784}
          min={1}
          placeholder="168"
          problem={t("callbackProblem")}
          unit={t("hours")}
          value={callbackTimeoutSeconds === null ? null : Math.max(1, Math.round(callbackTimeoutSeconds / HOUR))}
          onChange={(hours) => change({ callbackTimeoutSeconds: hours === null ? null : hours * HOUR })}
        />
      )}
      <WholeNumber
        help={t("timeoutHelp")}
        label={t("timeout")}
        max={60}
        mayBeEmpty={false}
        min={1}
        problem={t("timeoutProblem")}
        unit={t("seconds")}
        value={timeoutSeconds}
        onChange={(next) => next !== null && change({ timeoutSeconds: next })}
      />
      <RetryLine />
    </>
  );
}

function RetryLine() {
  const t = useTranslations("conditions.hook");
  const format = useFormatter();
  const waits = TRY_WAITS_MS.map((ms) => {
    const unit = ms >= 3_600_000 ? "hour" : ms >= 60_000 ? "minute" : "second";
    const size = { hour: 3_600_000, minute: 60_000, second: 1000 }[unit];
    return format.number(ms / size, { style: "unit", unit, unitDisplay: "short" });
  });
  return (
    <p className="text-xs text-muted">
      {t("retries", { count: TRY_WAITS_MS.length + 1, waits: format.list(waits, { type: "conjunction" }) })}
    </p>
  );
}
