"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import { FormAlert } from "@/components/ui/form-alert";
import type { NodeButton, OwnTask } from "@/lib/tickets/schema";
import { CommentBox } from "./comment-box";
import { DecisionDialog } from "./decision-dialog";
import { KeyHints } from "./key-hints";
import { OutcomeButtons } from "./outcome-buttons";
import { primaryOf } from "./primary-of";
import { SendBackDialog } from "./send-back-dialog";
import type { Decision } from "./use-decision";

type Props = {
  own: OwnTask;
  /** Of the ticket. */
  title: string;
  decision: Decision;
  comment: string;
  onComment: (text: string) => void;
  onShowCurrent: (() => void) | null;
};

/** What the reader can do here now. It stays at the bottom of the window. */
export function ActionBar({ own, title, decision, comment, onComment, onShowCurrent }: Props) {
  const t = useTranslations("tasks");
  return (
    <section
      aria-label={t("actions")}
      className="sticky bottom-0 z-20 flex flex-col gap-2 border-t border-border bg-surface px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6"
    >
      {onShowCurrent !== null && (
        <FormAlert tone="warning">
          {t("moved")}{" "}
          <button type="button" className="cursor-pointer font-medium underline" onClick={onShowCurrent}>
            {t("showCurrent")}
          </button>
        </FormAlert>
      )}
      {decision.error !== null && <FormAlert>{decision.error}</FormAlert>}
      {own.standing === "claim" ? (
        <ClaimBar own={own} decision={decision} />
      ) : (
        <DecideBar own={own} title={title} decision={decision} comment={comment} onComment={onComment} />
      )}
    </section>
  );
}

function ClaimBar({ own, decision }: Pick<Props, "own" | "decision">) {
  const t = useTranslations("tasks");
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="text-list text-muted">{t("claimFirst", { node: own.nodeName })}</p>
      <Button isPending={decision.pending === "claim"} onPress={decision.claim}>
        {t("claim")}
      </Button>
    </div>
  );
}

type DecideProps = Omit<Props, "onShowCurrent">;

function DecideBar({ own, title, decision, comment, onComment }: DecideProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState<NodeButton | null>(null);
  const [isSendingBack, setSendingBack] = useState(false);
  const isBusy = decision.pending !== null;
  const primary = primaryOf(own.buttons);

  const press = (button: NodeButton | undefined, mustAsk: boolean) => {
    if (button === undefined || isBusy || !decision.check(button)) return;
    if (mustAsk || button.confirmText !== "" || isNarrow()) setAsked(button);
    else decision.complete(button, comment);
  };
  const confirm = () => {
    if (asked !== null) decision.complete(asked, comment);
    setAsked(null);
  };

  useHotkeys({
    a: () => press(own.buttons.find(({ intent }) => intent === "approve") ?? primary, true),
    r: () =>
      press(
        own.buttons.find(({ intent }) => intent === "reject"),
        true,
      ),
    c: () => box.current?.focus(),
    "mod+enter": () => (asked === null ? press(primary, false) : confirm()),
  });

  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <CommentBox ref={box} value={comment} onChange={onComment} className="max-md:hidden" />
        <OutcomeButtons
          own={own}
          pending={decision.pending}
          onPress={(button) => press(button, false)}
          onSendBack={() => setSendingBack(true)}
          onRelease={decision.release}
        />
      </div>
      <KeyHints buttons={own.buttons} />
      <DecisionDialog button={asked} subject={title} onConfirm={confirm} onCancel={() => setAsked(null)}>
        <CommentBox value={comment} onChange={onComment} className="min-h-20 w-full" autoFocus />
      </DecisionDialog>
      <SendBackDialog
        isOpen={isSendingBack}
        nodes={own.sendBackTo}
        comment={comment}
        onComment={onComment}
        onSend={decision.sendBack}
        onClose={() => setSendingBack(false)}
      />
    </>
  );
}

/** Where a thumb may slip, a decision is asked for once more. */
function isNarrow(): boolean {
  return window.matchMedia("(max-width: 767px)").matches;
}
