import type { ExternalOption } from "@/lib/forms/kinds/external-value";

/**
 * What another system offers for a field while somebody types; the server knows where to ask.
 *
 * @throws OptionsFailed when it offers nothing because something is wrong.
 */
export type LoadOptions = (fieldKey: string, text: string) => Promise<readonly ExternalOption[]>;
