import type { AppError } from "@/lib/platform/errors";
import type { ToldError } from "./schema";

/** An error as a value; whoever shows it finds its sentence in the catalogue. */
export function toToldError({ code, reason, params, problems }: AppError): ToldError {
  return { code, reason, params, problems };
}
