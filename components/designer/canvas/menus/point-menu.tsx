"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import type { ReactNode } from "react";

type Props = {
  /** Of the window; null while it is closed. */
  point: { x: number; y: number } | null;
  onClose: () => void;
  children: ReactNode;
};

/** A menu that opens at a point, where there is no button it could hang on. */
export function PointMenu({ point, onClose, children }: Props) {
  return (
    <Dropdown isOpen={point !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <span aria-hidden="true">
        <Button
          excludeFromTabOrder
          className="pointer-events-none fixed size-0 min-w-0 p-0 opacity-0"
          style={{ left: point?.x ?? 0, top: point?.y ?? 0 }}
        />
      </span>
      <Dropdown.Popover placement="bottom start" offset={2}>
        {children}
      </Dropdown.Popover>
    </Dropdown>
  );
}
