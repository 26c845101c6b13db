import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";

/** Who a file will belong to until a ticket takes it. */
export function uploaderOf(actor: Actor): number {
  if (actor.kind !== "user") throw new AppError("forbidden", { reason: "people_only" });
  return actor.userId;
}

/** Only Skein itself throws files away. */
export function maySweepFiles(actor: Actor): boolean {
  return actor.kind === "system";
}

type FileAccess = {
  uploadedById: number;
  ticketId: number | null;
  /** Whether the ticket shows the place the file is in to this person. */
  isShown: boolean;
};

/** A file nobody has used yet is its uploader's; afterwards the ticket decides, for the uploader too. */
export function mayReadFile(userId: number, file: FileAccess): boolean {
  return file.ticketId === null ? file.uploadedById === userId : file.isShown;
}
