"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { type ReactNode, useState } from "react";

type Point = { x: number; y: number };

type Props = {
  /** Of the window, another object each time it opens; null while it is closed. */
  point: Point | null;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A menu that opens at a point, where there is no button it could hang on. Each time it is another menu: one that is
 * opened while it still fades would give the focus back to what had it the time before.
 */
export function PointMenu({ point, onClose, children }: Props) {
  const [opened, setOpened] = useState<{ times: number; point: Point | null }>({ times: 0, point: null });
  if (point !== null && point !== opened.point) setOpened({ times: opened.times + 1, point });
  return (
    <Dropdown key={opened.times} isOpen={point !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <span aria-hidden="true">
        <Button
          excludeFromTabOrder
          className="pointer-events-none fixed size-0 min-w-0 p-0 opacity-0"
          style={{ left: opened.point?.x ?? 0, top: opened.point?.y ?? 0 }}
        />
      </span>
      <Dropdown.Popover placement="bottom start" offset={2}>
        {children}
      </Dropdown.Popover>
    </Dropdown>
  );
}
