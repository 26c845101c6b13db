import { AppError } from "@/lib/platform/errors";

/** The flow has another test of that name. */
export const nameTaken = () =>
  new AppError("invalid", { reason: "invalid_fields", problems: [{ path: "name", code: "name_taken" }] });
