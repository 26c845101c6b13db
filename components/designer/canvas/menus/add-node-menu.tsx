"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Label } from "@heroui/react/label";
import { useTranslations } from "next-intl";
import { iconOf } from "@/components/flow-canvas/node-look";
import { PALETTE, type PaletteType } from "@/lib/designer/adding/new-node";
import { mayAdd, mayInsert } from "@/lib/designer/rules";
import { useDefinition } from "../../store/use-designer";
import type { Spot } from "../commands/use-add-node";
import { PointMenu } from "./point-menu";

export type AddRequest = Spot & { point: { x: number; y: number } };

type Props = { request: AddRequest | null; onAdd: (type: PaletteType, spot: Spot) => void; onClose: () => void };

/** The kinds of nodes that fit where somebody wants one. */
export function AddNodeMenu({ request, onAdd, onClose }: Props) {
  return (
    <PointMenu point={request?.point ?? null} onClose={onClose}>
      {request !== null && <Kinds request={request} onAdd={onAdd} />}
    </PointMenu>
  );
}

function Kinds({ request, onAdd }: { request: AddRequest; onAdd: Props["onAdd"] }) {
  const t = useTranslations("designer.palette");
  const definition = useDefinition();
  const mayStand = request.on === undefined ? mayAdd : mayInsert;
  const types = PALETTE.filter((type) => {
    const isFollowing = request.after !== undefined && type === "start";
    return !isFollowing && mayStand(definition, type) === null;
  });
  return (
    <Dropdown.Menu
      aria-label={t("add")}
      autoFocus="first"
      onAction={(type) => onAdd(type as PaletteType, request)}
      className="max-h-[60dvh] overflow-y-auto"
    >
      {types.map((type) => {
        const Icon = iconOf(type);
        return (
          <Dropdown.Item key={type} id={type} textValue={t(`${type}.name`)}>
            <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <span className="flex flex-col">
              <Label>{t(`${type}.name`)}</Label>
              <span className="text-xs text-muted">{t(`${type}.hint`)}</span>
            </span>
          </Dropdown.Item>
        );
      })}
    </Dropdown.Menu>
  );
}
