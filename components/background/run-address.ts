import type { RunStatus } from "@/lib/background/schema";

export type RunChoice = { status: RunStatus | null; functionId: string | null; before?: string | null };

/** The address of a part of the list of runs. */
export function runAddress({ status, functionId, before = null }: RunChoice): string {
  const query = new URLSearchParams({
    ...(status === null ? {} : { status }),
    ...(functionId === null ? {} : { function: functionId }),
    ...(before === null ? {} : { before }),
  });
  return `/settings/background${query.size === 0 ? "" : `?${query}`}`;
}
