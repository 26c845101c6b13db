"use client";

import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { RadioGroup } from "@heroui/react/radio-group";
import { Select } from "@heroui/react/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { Choice } from "@/components/tasks/dialogs/choice";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import { moveTicketAction } from "@/lib/tickets/actions";
import type { TicketActions } from "@/lib/tickets/schema";
import type { ManageFormProps } from "./managed-ticket";
import { ReasonBox } from "./reason-box";
import { useReason } from "./use-reason";

type Intervention = NonNullable<TicketActions["intervention"]>;

const WHOLE = "0";

/** Puts the ticket, or one of its positions, to any node. */
export function MoveForm({ ticket, onClose }: ManageFormProps) {
  const t = useTranslations("tickets.move");
  const reason = useReason(true);
  const command = useCommand({ onDone: onClose });
  const { ticketId, revision, serial, endedAt } = ticket;
  const { nodes, tokens } = ticket.actions.intervention ?? { nodes: [], tokens: [] };
  const [tokenNo, setTokenNo] = useState(WHOLE);
  const [node, setNode] = useState<Intervention["nodes"][number] | null>(null);
  const [isAsked, setAsked] = useState(false);
  const confirm = () => {
    setAsked(true);
    reason.demand((text) => {
      if (node === null) return;
      const token = tokenNo === WHOLE ? null : Number(tokenNo);
      const input = { ticketId, revision, nodeId: node.nodeId, tokenNo: token, reason: text };
      command.run(() => moveTicketAction(input), t("done", { serial, node: node.name }));
    });
  };
  return (
    <DialogForm confirm={t("confirm")} command={command} onConfirm={confirm} onCancel={onClose}>
      <p className="text-list text-muted">{endedAt === null ? t("lead") : t("reopen")}</p>
      {tokens.length > 1 && (
        <RadioGroup value={tokenNo} onChange={setTokenNo}>
          <Label>{t("what")}</Label>
          <Choice value={WHOLE} name={t("whole")} note={t("wholeHint")} />
          {tokens.map((token) => (
            <Choice
              key={token.tokenNo}
              value={String(token.tokenNo)}
              name={t("position", { node: token.nodeName })}
              note=""
            />
          ))}
        </RadioGroup>
      )}
      <NodeSelect
        nodes={nodes}
        here={tokens.map(({ nodeName }) => nodeName)}
        chosen={node}
        isMissing={isAsked && node === null}
        onChoose={setNode}
      />
      <ReasonBox reason={reason} />
    </DialogForm>
  );
}

type NodeSelectProps = {
  nodes: Intervention["nodes"];
  here: readonly string[];
  chosen: Intervention["nodes"][number] | null;
  isMissing: boolean;
  onChoose: (node: Intervention["nodes"][number] | null) => void;
};

function NodeSelect({ nodes, here, chosen, isMissing, onChoose }: NodeSelectProps) {
  const t = useTranslations();
  return (
    <Select
      fullWidth
      isRequired
      isInvalid={isMissing}
      validationBehavior="aria"
      placeholder={t("tickets.move.choose")}
      value={chosen === null ? null : String(chosen.nodeId)}
      onChange={(key) => onChoose(nodes.find(({ nodeId }) => String(nodeId) === String(key)) ?? null)}
    >
      <Label>{t("tickets.move.to")}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          {nodes.map(({ nodeId, name, type }) => (
            <ListBox.Item key={nodeId} id={String(nodeId)} textValue={name}>
              <span className="min-w-0 flex-1 truncate">
                {name}
                <span className="ms-2 text-xs text-muted">
                  {here.includes(name) ? t("tickets.move.here") : t(`flowCanvas.types.${type}`)}
                </span>
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
      <FieldNotes help="" problem={isMissing ? t("errors.fields.required") : undefined} />
    </Select>
  );
}
