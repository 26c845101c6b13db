import { Modal } from "@heroui/react/modal";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { CHANNEL_KINDS, type ChannelKind } from "@/lib/notices/channels/channel-kind";

/** What a new channel speaks to. */
export function KindChoice({ onChoose }: { onChoose: (kind: ChannelKind) => void }) {
  const t = useTranslations("channels.kinds");
  return (
    <Modal.Body>
      <ul className="grid gap-1 sm:grid-cols-2">
        {CHANNEL_KINDS.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              onClick={() => onChoose(kind)}
              className="flex w-full cursor-pointer items-center gap-3 rounded-md border border-border px-3 py-2 text-start text-list text-foreground hover:bg-default focus-visible:focus-ring"
            >
              <span className="min-w-0 grow">
                <span className="block font-medium">{t(`${kind}.name`)}</span>
                <span className="block text-xs text-muted">{t(`${kind}.hint`)}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
            </button>
          </li>
        ))}
      </ul>
    </Modal.Body>
  );
}
