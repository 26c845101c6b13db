import { getTranslations } from "next-intl/server";
import { ChannelHint } from "@/components/notices/rules/channel-hint";
import { RuleTable } from "@/components/notices/rules/rule-table";
import { requireUser } from "@/lib/auth/current-user";
import { loadRules } from "@/lib/notices/rules/loaders";

type Props = { params: Promise<{ id: string }> };

export default async function FlowNoticesPage({ params }: Props) {
  const [t, { id }, { user }] = await Promise.all([getTranslations("noticeRules"), params, requireUser()]);
  const page = await loadRules(id);
  return (
    <>
      <div className="flex flex-col gap-2 px-4 py-4 md:px-5">
        <p className="max-w-[72ch] text-list text-muted">{t("intro")}</p>
        {page.channels.length === 0 && <ChannelHint isAdministrator={user.globalRole === "administrator"} />}
      </div>
      <RuleTable {...page} />
    </>
  );
}
