import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { NoticeEvent } from "@/lib/notices/rules/notice-event";
import type { ChannelChoice } from "@/lib/notices/rules/schema";

type Props = { event: NoticeEvent; channels: readonly ChannelChoice[]; onAdd: (channel: ChannelChoice) => void };

/** Chooses a channel that is to be told of an event as well. */
export function AddChannel({ event, channels, onAdd }: Props) {
  const t = useTranslations("noticeRules");
  const kinds = useTranslations("channels.kinds");
  return (
    <Dropdown>
      <Button
        size="sm"
        variant="ghost"
        className="text-muted"
        aria-label={t("addTo", { event: t(`events.${event}.name`) })}
      >
        <Plus aria-hidden="true" className="size-4" />
        {t("add")}
      </Button>
      <Dropdown.Popover placement="bottom start">
        <Dropdown.Menu
          aria-label={t("channels")}
          onAction={(key) => {
            const channel = channels.find(({ id }) => String(id) === key);
            if (channel !== undefined) onAdd(channel);
          }}
        >
          {channels.map(({ id, name, kind }) => (
            <Dropdown.Item key={id} id={String(id)} textValue={name}>
              <span className="grow">{name}</span>
              <span className="text-xs text-muted">{kinds(`${kind}.name`)}</span>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
