import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { DeliveryLog } from "@/components/channels/log/delivery-log";
import { readLogFilter } from "@/components/channels/log/log-params";
import { loadChannels, loadDeliveryLog } from "@/lib/notices/channels/loaders";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  const t = await getTranslations("channels.log");
  return { title: t("title") };
}

export default async function DeliveriesPage({ searchParams }: Props) {
  const filter = await readLogFilter(searchParams);
  const [deliveries, channels] = await Promise.all([loadDeliveryLog(filter), loadChannels()]);
  return <DeliveryLog filter={filter} deliveries={deliveries} channels={channels} />;
}
