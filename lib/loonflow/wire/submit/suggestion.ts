import type { Json } from "@/lib/forms/form-definition";

const MAX_LENGTH = 4000;
const CUT_NOTE = "...(超过字段定义长度,自动截断)";

/** The opinion of a request as a comment; callers expect a very long one to be cut, not refused. */
export function suggestionOf(raw: Json | undefined): string {
  const text = textOf(raw).replaceAll("\0", "").toWellFormed().trim();
  if (text.length <= MAX_LENGTH) return text;
  return `${text.slice(0, MAX_LENGTH - CUT_NOTE.length).toWellFormed()}${CUT_NOTE}`;
}

/** Why an intervention happened; callers need not say. */
export function reasonOf(raw: Json | undefined, otherwise: string): string {
  return suggestionOf(raw) || otherwise;
}

function textOf(raw: Json | undefined): string {
  if (raw === undefined || raw === null) return "";
  return typeof raw === "string" ? raw : JSON.stringify(raw);
}
