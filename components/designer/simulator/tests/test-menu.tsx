"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { toast } from "@heroui/react/toast";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { updateFlowTestAction } from "@/lib/simulator/actions";
import type { FlowTestView, Outcome } from "@/lib/simulator/schema";
import { useDesigner } from "../../store/use-designer";

type Props = {
  test: FlowTestView;
  /** What a red test came to, which may be what it is to come to; null for others. */
  outcome: Outcome | null;
  onOpen: () => void;
  onRename: () => void;
  onDelete: () => void;
};

/** What else can be done with a test. */
export function TestMenu({ test, outcome, onOpen, onRename, onDelete }: Props) {
  const t = useTranslations("simulator.tests");
  const accept = useAccept(test, outcome);
  const acts: Record<string, () => void> = { open: onOpen, rename: onRename, accept, delete: onDelete };
  return (
    <Dropdown>
      <Button isIconOnly size="sm" variant="outline" aria-label={t("moreFor", { name: test.name })}>
        <Ellipsis aria-hidden="true" className="size-4" />
      </Button>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu
          aria-label={t("moreFor", { name: test.name })}
          disabledKeys={outcome === null ? ["accept"] : []}
          onAction={(key) => acts[String(key)]?.()}
        >
          {(["open", "rename", "accept"] as const).map((id) => (
            <Dropdown.Item key={id} id={id} textValue={t(id)}>
              {t(id)}
            </Dropdown.Item>
          ))}
          <Dropdown.Item id="delete" textValue={t("delete")} variant="danger">
            {t("delete")}
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

function useAccept({ testId, revision, expected }: FlowTestView, outcome: Outcome | null): () => void {
  const t = useTranslations("simulator.tests");
  const router = useRouter();
  const flowId = useDesigner((state) => state.flow.id);
  return async () => {
    if (outcome === null) return;
    const next = { ...outcome, asked: expected.asked === null ? null : outcome.asked };
    const answer = await updateFlowTestAction({ flowId, testId, revision, expected: next });
    if (answer.ok) toast.success(t("accepted"));
    else toast.danger(answer.error.message);
    router.refresh();
  };
}
