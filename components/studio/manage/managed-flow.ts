import type { ListedFlowRow } from "@/lib/flows/schema";

/** A flow as a whole, as far as dialogs about it need to know it. */
export type ManagedFlow = Pick<ListedFlowRow, "id" | "name" | "running">;
