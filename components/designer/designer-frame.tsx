"use client";

import type { ReactNode } from "react";
import { ConflictDialog } from "./conflict/conflict-dialog";
import { DesignerHeader } from "./header/designer-header";
import { ProblemsProvider } from "./problems/problems-provider";
import { DesignerProvider } from "./store/designer-provider";
import type { DesignerStart } from "./store/designer-store";

type Props = { start: DesignerStart; children: ReactNode };

/** What every page of a flow stands in: the flow as it is drawn, and the bar over it. */
export function DesignerFrame({ start, children }: Props) {
  return (
    <DesignerProvider start={start}>
      <ProblemsProvider>
        <div className="flex h-[calc(100dvh-3rem)] flex-col md:h-dvh">
          <DesignerHeader />
          <div className="relative flex min-h-0 grow flex-col overflow-y-auto">{children}</div>
        </div>
        <ConflictDialog />
      </ProblemsProvider>
    </DesignerProvider>
  );
}
