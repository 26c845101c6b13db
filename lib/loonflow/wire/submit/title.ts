import { isStorableText } from "@/lib/forms/kinds/text-value";
import type { Body } from "../protocol/body";
import { WireRefusal } from "../protocol/refusal";

/** The title of a request; undefined when it does not mention one. @throws WireRefusal when no table could hold it. */
export function titleOf({ title }: Body): string | undefined {
  if (title === undefined) return undefined;
  if (title === null) return "";
  const text = typeof title === "string" ? title : JSON.stringify(title);
  if (!isStorableText(text)) throw new WireRefusal("fields_invalid", { keys: "title" });
  return text;
}
