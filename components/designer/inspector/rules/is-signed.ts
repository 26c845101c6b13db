import type { Sharing } from "@/lib/flows/who";

const SIGNED: readonly Sharing[] = ["all", "ratio", "in-order"];

/** Whether several people give their answers, rather than one for all. */
export const isSigned = (sharing: Sharing): boolean => SIGNED.includes(sharing);
