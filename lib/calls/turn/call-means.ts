import type { Db } from "@/db/client";
import type { Clock } from "@/lib/platform/clock";
import type { AllowList } from "@/lib/platform/outbound/address-guard";
import type { Resolve } from "@/lib/platform/outbound/guarded-lookup";

export type CallMeans = {
  db: Db;
  clock: Clock;
  allow: AllowList;
  /** Asks another name server than the system's. */
  resolve?: Resolve;
};
