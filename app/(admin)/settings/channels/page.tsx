import { getTranslations } from "next-intl/server";
import { ChannelList } from "@/components/channels/channel-list";
import { loadChannels, loadMailServer } from "@/lib/notices/channels/loaders";

export async function generateMetadata() {
  const t = await getTranslations("channels");
  return { title: t("title") };
}

export default async function ChannelsPage() {
  const [channels, mailServer] = await Promise.all([loadChannels(), loadMailServer()]);
  return <ChannelList channels={channels} mailServer={mailServer} />;
}
