"use client";

import { Modal } from "@heroui/react/modal";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { usePreload } from "@/components/ui/use-preload";
import type { WorkshopName } from "../sections";
import type { FindTickets } from "./use-found-tickets";

const loadBody = () => import("./palette-body").then((module) => module.PaletteBody);
const PaletteBody = dynamic(loadBody, { ssr: false });

type Props = {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  findTickets: FindTickets;
  workshops: readonly WorkshopName[];
};

export function CommandPalette({ isOpen, onOpenChange, findTickets, workshops }: Props) {
  const t = useTranslations("palette");
  usePreload(loadBody);
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container placement="top" className="pt-[12dvh]">
        <Modal.Dialog aria-label={t("title")} className="max-w-xl overflow-hidden p-0">
          <PaletteBody findTickets={findTickets} workshops={workshops} onDone={() => onOpenChange(false)} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
