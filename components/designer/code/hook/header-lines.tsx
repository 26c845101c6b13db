"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Tooltip } from "@heroui/react/tooltip";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { isReservedHeader } from "@/lib/flows/secrets/reserved-headers";
import type { HookNode } from "./hook-part";

type Headers = HookNode["hook"]["headers"];
type Props = {
  headers: Headers;
  signature: HookNode["hook"]["signature"];
  onChange: (headers: Headers) => void;
};

const MOST = 50;
/** A header has to have a name: what a new one begins with. */
const NEW_NAME = "X-";

/** Headers of a hook; values are Liquid. */
export function HeaderLines({ headers, signature, onChange }: Props) {
  const t = useTranslations("conditions.hook");
  const set = (place: number, change: Partial<Headers[number]>) =>
    onChange(headers.map((header, index) => (index === place ? { ...header, ...change } : header)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{t("headers")}</legend>
      {headers.map((header, index) => {
        const number = index + 1;
        const isReserved = isReservedHeader(header.name, signature);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: headers have no other identity than their place
          <div key={index} className="flex min-w-0 flex-col gap-1">
            <div className="flex min-w-0 items-center gap-1.5">
              <Input
                aria-invalid={isReserved}
                aria-label={t("headerName", { number })}
                className="min-w-0 flex-[2_1_6rem] font-mono text-xs"
                maxLength={200}
                spellCheck="false"
                value={header.name}
                onChange={({ target }) => target.value !== "" && set(index, { name: target.value })}
              />
              <Input
                aria-label={t("headerValue", { number })}
                className="min-w-0 flex-[3_1_7rem] font-mono text-xs"
                maxLength={4000}
                spellCheck="false"
                value={header.value}
                onChange={({ target }) => set(index, { value: target.value })}
              />
              <Tooltip>
                <Button
                  isIconOnly
                  aria-label={t("removeHeader", { name: header.name })}
                  size="sm"
                  variant="ghost"
                  onPress={() => onChange(headers.filter((_, place) => place !== index))}
                >
                  <X aria-hidden="true" className="size-4" />
                </Button>
                <Tooltip.Content>{t("removeHeader", { name: header.name })}</Tooltip.Content>
              </Tooltip>
            </div>
            {isReserved && <p className="text-xs text-danger-text">{t("headerReserved")}</p>}
          </div>
        );
      })}
      {headers.length < MOST && (
        <Button
          className="-ms-2 self-start"
          size="sm"
          variant="ghost"
          onPress={() => onChange([...headers, { name: NEW_NAME, value: "" }])}
        >
          <Plus aria-hidden="true" className="size-4" />
          {t("addHeader")}
        </Button>
      )}
    </fieldset>
  );
}
