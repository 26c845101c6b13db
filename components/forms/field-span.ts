import type { FormField } from "@/lib/forms/form-definition";

/** Written out, because class names are found by reading the source. */
const SPANS = [
  "@md:col-span-6 @2xl:col-span-1",
  "@md:col-span-6 @2xl:col-span-2",
  "@md:col-span-6 @2xl:col-span-3",
  "@md:col-span-6 @2xl:col-span-4",
  "@md:col-span-6 @2xl:col-span-5",
  "@md:col-span-6",
  "@2xl:col-span-7",
  "@2xl:col-span-8",
  "@2xl:col-span-9",
  "@2xl:col-span-10",
  "@2xl:col-span-11",
  "",
];

const SHORT_TYPES = new Set(["number", "date", "time", "date-time", "select", "person"]);

/** The columns a field takes of twelve; where the form itself is narrow half of them or all. */
export function fieldSpan(width: number): string {
  return `col-span-12 ${SPANS[width - 1] ?? ""}`;
}

/** A date or a number does not fill a line just because nothing stands beside it. */
export function inputWidth(field: FormField): string {
  return field.width > 6 && SHORT_TYPES.has(field.type) ? "max-w-80" : "";
}
