import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { BackgroundFigures } from "@/components/background/background-figures";
import { OutboxPanel } from "@/components/background/outbox-panel";
import { RunFilters } from "@/components/background/run-filters";
import { RunList } from "@/components/background/run-list";
import { RunPager } from "@/components/background/run-pager";
import { loadBackground } from "@/lib/background/loaders";
import { RunId } from "@/lib/background/schema";
import { loadRunParams } from "./run-params";

export async function generateMetadata() {
  const t = await getTranslations("background");
  return { title: t("title") };
}

type Props = { searchParams: Promise<SearchParams> };

export default async function BackgroundPage({ searchParams }: Props) {
  const { status, function: functionId, before } = await loadRunParams(searchParams);
  const page = await loadBackground({
    status,
    functionId,
    before: RunId.safeParse(before).success ? before : null,
  });
  return (
    <>
      <BackgroundFigures executor={page.executor} runner={page.runner} outbox={page.outbox} />
      <OutboxPanel rows={page.outbox.stuck} />
      {page.executor === "embedded" && (
        <>
          <RunFilters status={status} functionId={functionId} counts={page.counts} functions={page.functions} />
          <RunList runs={page.runs} isFiltered={status !== null || functionId !== null} />
          <RunPager status={status} functionId={functionId} isFirst={before === null} next={page.next} />
        </>
      )}
    </>
  );
}
