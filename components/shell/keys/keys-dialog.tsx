"use client";

import { Kbd } from "@heroui/react/kbd";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { SECTIONS } from "../sections";
import { useModifierKey } from "./use-modifier-key";

type Props = { isOpen: boolean; onOpenChange(isOpen: boolean): void };

const GO_TO = { todo: "goTodo", mine: "goMine", handled: "goHandled", all: "goAll" } as const;

export function KeysDialog({ isOpen, onOpenChange }: Props) {
  const t = useTranslations("keys");
  const modifier = useModifierKey();
  const groups = [
    {
      title: t("everywhere"),
      keys: [
        { word: t("palette"), strokes: [[modifier, "K"]] },
        { word: t("new"), strokes: [["C"]] },
        ...SECTIONS.map(({ name, key }) => ({ word: t(GO_TO[name]), strokes: [["G"], [key.toUpperCase()]] })),
        { word: t("help"), strokes: [["?"]] },
      ],
    },
    {
      title: t("lists"),
      keys: [
        { word: t("next"), strokes: [["J"]] },
        { word: t("previous"), strokes: [["K"]] },
        { word: t("open"), strokes: [["Enter"]] },
      ],
    },
    {
      title: t("ticket"),
      keys: [
        { word: t("approve"), strokes: [["A"]] },
        { word: t("reject"), strokes: [["R"]] },
        { word: t("comment"), strokes: [["C"]] },
        { word: t("transfer"), strokes: [["T"]] },
        { word: t("addSigner"), strokes: [["S"]] },
        { word: t("sendBack"), strokes: [["B"]] },
        { word: t("manage"), strokes: [["M"]] },
        { word: t("save"), strokes: [[modifier, "S"]] },
        { word: t("send"), strokes: [[modifier, "Enter"]] },
      ],
    },
  ];
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container size="md">
        <Modal.Dialog>
          <Modal.CloseTrigger />
          <Modal.Header>
            <Modal.Heading>{t("title")}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="grid gap-5 text-foreground">
            {groups.map(({ title, keys }) => (
              <section key={title}>
                <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
                <dl>
                  {keys.map(({ word, strokes }) => (
                    <div key={word} className="flex min-h-8 items-center justify-between gap-4 text-list">
                      <dt>{word}</dt>
                      <dd>
                        <Strokes strokes={strokes} then={t("then")} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function Strokes({ strokes, then }: { strokes: readonly string[][]; then: string }) {
  return (
    <span className="flex items-center gap-1.5">
      {strokes.map((stroke, index) => (
        <span key={stroke.join()} className="flex items-center gap-1">
          {index > 0 && <span className="me-0.5 text-xs text-muted">{then}</span>}
          {stroke.map((name) => (
            <Kbd key={name}>{name}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
