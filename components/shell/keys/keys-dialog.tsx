"use client";

import { Kbd } from "@heroui/react/kbd";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { SECTIONS } from "../sections";
import { useModifierKey } from "./use-modifier-key";

type Props = { isOpen: boolean; onOpenChange(isOpen: boolean): void };

/** `strokes` follow each other, or are different things when they are a choice. */
type Key = { word: string; strokes: readonly string[][]; isChoice?: boolean };
type Group = { title: string; keys: readonly Key[] };

const GO_TO = { todo: "goTodo", mine: "goMine", handled: "goHandled", all: "goAll" } as const;

export function KeysDialog({ isOpen, onOpenChange }: Props) {
  const t = useTranslations("keys");
  const modifier = useModifierKey();
  const groups: Group[] = [
    {
      title: t("everywhere"),
      keys: [
        { word: t("palette"), strokes: [[modifier, "K"]] },
        { word: t("new"), strokes: [["C"]] },
        ...SECTIONS.map(({ name, key }) => ({ word: t(GO_TO[name]), strokes: [["G"], [key.toUpperCase()]] })),
        { word: t("nextPart"), strokes: [["F6"]] },
        { word: t("previousPart"), strokes: [["Shift", "F6"]] },
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
    {
      title: t("canvas"),
      keys: [
        { word: t("addBehind"), strokes: [["A"]] },
        { word: t("connectTo"), strokes: [["L"]] },
        { word: t("editNode"), strokes: [["Enter"]] },
        { word: t("markToo"), strokes: [[modifier, "Enter"]] },
        { word: t("moveNode"), strokes: [["←", "↑", "↓", "→"]] },
        {
          word: t("followWay"),
          strokes: [
            ["Alt", "→"],
            ["Alt", "↓"],
          ],
          isChoice: true,
        },
        { word: t("removeNode"), strokes: [["Del"]] },
        { word: t("duplicate"), strokes: [[modifier, "D"]] },
        {
          word: t("copyPaste"),
          strokes: [
            [modifier, "C"],
            [modifier, "X"],
            [modifier, "V"],
          ],
          isChoice: true,
        },
        {
          word: t("undo"),
          strokes: [
            [modifier, "Z"],
            [modifier, "Y"],
          ],
          isChoice: true,
        },
        { word: t("tidyUp"), strokes: [["T"]] },
        { word: t("showAll"), strokes: [["F"]] },
        { word: t("zoom"), strokes: [["+"], ["-"]], isChoice: true },
        { word: t("find"), strokes: [["/"]] },
      ],
    },
  ];
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container size="lg">
        <Modal.Dialog className="max-w-3xl">
          <Modal.CloseTrigger />
          <Modal.Header>
            <Modal.Heading>{t("title")}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="gap-10 text-foreground md:columns-2">
            {groups.map(({ title, keys }) => (
              <section key={title} className="mb-5 break-inside-avoid">
                <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
                <dl>
                  {keys.map(({ word, strokes, isChoice }) => (
                    <div key={word} className="flex min-h-8 items-center justify-between gap-4 text-list">
                      <dt>{word}</dt>
                      <dd>
                        <Strokes strokes={strokes} then={isChoice ? "" : t("then")} />
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
