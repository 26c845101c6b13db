"use client";

import { Button } from "@heroui/react/button";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";

type Props = { label?: string; isPending: boolean; onChoose: (file: File) => void };

/** Asks for one file of JSON. The same file can be chosen again after it was mended. */
export function FileButton({ label, isPending, onChoose }: Props) {
  const t = useTranslations("flows.file");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="sm" variant="outline" isPending={isPending} onPress={() => input.current?.click()}>
        <FileUp aria-hidden="true" className="size-4" />
        {label ?? t("choose")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={label ?? t("choose")}
        className="hidden"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file !== undefined) onChoose(file);
        }}
      />
    </>
  );
}
