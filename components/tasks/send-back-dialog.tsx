"use client";

import { Button } from "@heroui/react/button";
import { Label } from "@heroui/react/label";
import { Modal } from "@heroui/react/modal";
import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OwnTask } from "@/lib/tickets/schema";
import { CommentBox } from "./comment-box";
import type { Decision } from "./use-decision";

type Props = {
  isOpen: boolean;
  nodes: OwnTask["sendBackTo"];
  comment: string;
  onComment: (text: string) => void;
  onSend: Decision["sendBack"];
  onClose: () => void;
};

/** Where a ticket goes back to, and how it comes on from there. */
export function SendBackDialog({ isOpen, onClose, ...body }: Props) {
  const t = useTranslations("tasks.sendBack");
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="md">
        <Modal.Dialog>
          <Modal.Header>
            <Modal.Heading>{t("title")}</Modal.Heading>
          </Modal.Header>
          <SendBackForm {...body} onClose={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

const WAYS = ["rerun", "return"] as const;

function SendBackForm({ nodes, comment, onComment, onSend, onClose }: Omit<Props, "isOpen">) {
  const t = useTranslations("tasks");
  const [nodeId, setNodeId] = useState(nodes[0]?.nodeId ?? 0);
  const [afterwards, setAfterwards] = useState<(typeof WAYS)[number]>("rerun");
  const send = () => {
    onSend({ nodeId, afterwards, comment });
    onClose();
  };
  return (
    <>
      <Modal.Body className="flex flex-col gap-5 text-foreground">
        <RadioGroup value={String(nodeId)} onChange={(id) => setNodeId(Number(id))}>
          <Label>{t("sendBack.to")}</Label>
          {nodes.map((node) => (
            <Choice key={node.nodeId} value={String(node.nodeId)} name={node.name} note={node.handledBy} />
          ))}
        </RadioGroup>
        <RadioGroup value={afterwards} onChange={(way) => setAfterwards(way === "return" ? "return" : "rerun")}>
          <Label>{t("sendBack.afterwards")}</Label>
          {WAYS.map((way) => (
            <Choice key={way} value={way} name={t(`sendBack.${way}`)} note={t(`sendBack.${way}Hint`)} />
          ))}
        </RadioGroup>
        <CommentBox value={comment} onChange={onComment} className="min-h-20 w-full" />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="outline" onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button onPress={send}>{t("sendBack.send")}</Button>
      </Modal.Footer>
    </>
  );
}

function Choice({ value, name, note }: { value: string; name: string; note: string }) {
  return (
    <Radio value={value}>
      <Radio.Content>
        <Radio.Control>
          <Radio.Indicator />
        </Radio.Control>
        <span className="text-list">
          {name}
          <span className="ms-2 text-xs text-muted">{note}</span>
        </span>
      </Radio.Content>
    </Radio>
  );
}
