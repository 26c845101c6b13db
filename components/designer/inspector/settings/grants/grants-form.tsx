"use client";

import { Button } from "@heroui/react/button";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import {
  isSameGrants,
  type Principal,
  principalsIn,
  withPermission,
  withPrincipals,
} from "@/lib/designer/inspect/grant-list";
import { setGrantsAction } from "@/lib/flows/actions";
import type { FlowGrant } from "@/lib/flows/schema";
import { useDesigner } from "../../../store/use-designer";
import { GrantRow } from "./grant-row";
import { GranteeSearch } from "./grantee-search";

/** Who may look at tickets, step in, and change the flow. */
export function GrantsForm({ grants }: { grants: readonly FlowGrant[] }) {
  const t = useTranslations("inspector.settings.grants");
  const { known, draft, setDraft, save, error, isPending } = useSaveGrants(grants);
  const principals = principalsIn(draft);
  const managers = draft.filter(({ permission }) => permission === "manage");
  const isChanged = !isSameGrants(known, draft);
  const add = (added: readonly Principal[]) => setDraft(withPrincipals(draft, added));
  return (
    <div className="flex flex-col gap-4">
      {error !== null && <FormAlert>{error}</FormAlert>}
      {principals.length === 0 ? (
        <p className="text-list text-muted">{t("none")}</p>
      ) : (
        <ul aria-label={t("title")} className="divide-y divide-separator overflow-clip rounded-md border border-border">
          {principals.map((principal) => (
            <GrantRow
              key={`${principal.principalType} ${principal.principalId}`}
              principal={principal}
              grants={draft}
              onChange={(permission, isOn) => setDraft(withPermission(draft, principal, permission, isOn))}
            />
          ))}
        </ul>
      )}
      <GranteeSearch held={principals} onAdd={add} />
      {isChanged && managers.length === 0 && <FormAlert tone="warning">{t("nobodyManages")}</FormAlert>}
      <div className="flex gap-2">
        <Button isDisabled={!isChanged} isPending={isPending} onPress={save}>
          {t("save")}
        </Button>
        {isChanged && (
          <Button variant="outline" onPress={() => setDraft(known)}>
            {t("discard")}
          </Button>
        )}
      </div>
    </div>
  );
}

function useSaveGrants(grants: readonly FlowGrant[]) {
  const t = useTranslations("inspector.settings.grants");
  const router = useRouter();
  const { id: flowId } = useDesigner((state) => state.flow);
  const [known, setKnown] = useState(grants);
  const [draft, setDraft] = useState(grants);
  const [error, setError] = useState<string | null>(null);
  const [isPending, begin] = useTransition();
  const save = () =>
    begin(async () => {
      setError(null);
      const answer = await setGrantsAction({ flowId, grants: [...draft], expected: [...known] });
      if (!answer.ok) return setError(answer.error.message);
      setKnown(draft);
      toast.success(t("saved"));
      begin(() => router.refresh());
    });
  return { known, draft, setDraft, save, error, isPending };
}
