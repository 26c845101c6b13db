import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { CHANNEL_KINDS } from "@/lib/notices/channels/channel-kind";
import type { ChannelView } from "@/lib/notices/channels/schema";
import { AddChannel } from "./add-channel";
import { ChannelRow } from "./channel-row";
import { MailServer } from "./mail-server";

type Props = { channels: readonly ChannelView[]; mailServer: { host: string; from: string } | null };

/** How mail to people goes out, and all channels by kind; the first step where there are none. */
export function ChannelList({ channels, mailServer }: Props) {
  const t = useTranslations("channels");
  const hasMailServer = mailServer !== null;
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-4 md:px-5">
        <p className="max-w-[72ch] grow basis-80 text-list text-muted">{t("intro")}</p>
        <div className="ms-auto flex gap-2">
          <LinkButton href="/settings/channels/deliveries" size="sm" variant="outline">
            {t("deliveries")}
          </LinkButton>
          {channels.length > 0 && <AddChannel hasMailServer={hasMailServer} />}
        </div>
      </div>
      <MailServer server={mailServer} />
      {channels.length === 0 && (
        <EmptyState
          title={t("emptyTitle")}
          hint={t("emptyHint")}
          action={<AddChannel isFirst hasMailServer={hasMailServer} />}
        />
      )}
      {CHANNEL_KINDS.map((kind) => ({ kind, those: channels.filter((channel) => channel.kind === kind) }))
        .filter(({ those }) => those.length > 0)
        .map(({ kind, those }) => (
          <section key={kind} aria-labelledby={`channels-${kind}`}>
            <h2
              id={`channels-${kind}`}
              className="border-y border-separator bg-surface-secondary px-4 py-1.5 text-xs font-medium text-muted md:px-5"
            >
              {t(`kinds.${kind}.name`)}
            </h2>
            <ul className="divide-y divide-separator">
              {those.map((channel) => (
                <ChannelRow key={channel.id} channel={channel} hasMailServer={hasMailServer} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
