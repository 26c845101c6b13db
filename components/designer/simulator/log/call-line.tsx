"use client";

import { useTranslations } from "next-intl";
import type { SimulatedCall } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";

/** A call that would be made; opened it shows what would be sent, without secrets. */
export function CallLine({ call }: { call: SimulatedCall }) {
  const t = useTranslations("simulator.log");
  const words = useFlowWords();
  const { kind, request, problem, isLoonflow } = call;
  const node = words.node(call.node);
  if (problem !== "") return <li className="text-danger">{t("unmade", { node, reason: problem })}</li>;
  if (request === null) return <li className="text-muted">{t("script", { node })}</li>;
  const told = `${request.method} ${request.url}`;
  const headers = request.headers.map(({ name, value }) => `${name}: ${value}`).join("\n");
  return (
    <li className="text-muted">
      <details>
        <summary className="cursor-pointer wrap-anywhere hover:text-foreground focus-visible:focus-ring">
          {kind === "resolver" ? t("resolver", { node, request: told }) : t("hook", { request: told })}
        </summary>
        <pre className="mt-1 max-h-64 overflow-auto rounded-md border border-border bg-surface-secondary p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
          {[headers, request.body].filter((part) => part !== "").join("\n\n")}
        </pre>
        {isLoonflow && <p className="mt-1">{t("loonflowBody")}</p>}
      </details>
    </li>
  );
}
