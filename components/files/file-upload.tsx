import { Button } from "@heroui/react/button";
import { Spinner } from "@heroui/react/spinner";
import { CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Upload } from "./use-uploads";

type Props = { upload: Upload; onDismiss: () => void };

/** A file on its way, or why it did not arrive. */
export function FileUpload({ upload: { name, error }, onDismiss }: Props) {
  const t = useTranslations("forms");
  return (
    <li className="flex min-h-9 items-center gap-2 ps-3 pe-1 text-list">
      {error === null ? (
        <Spinner aria-label={t("uploading")} size="sm" />
      ) : (
        <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-(--danger-text)" />
      )}
      <span className="min-w-0 break-all">{name}</span>
      {error !== null && (
        <>
          <span role="alert" className="text-(--danger-text)">
            {error || t("uploadFailed")}
          </span>
          <Button
            isIconOnly
            aria-label={t("dismissFile", { name })}
            className="ms-auto text-muted"
            size="sm"
            variant="ghost"
            onPress={onDismiss}
          >
            <X aria-hidden="true" className="size-4" />
          </Button>
        </>
      )}
    </li>
  );
}
