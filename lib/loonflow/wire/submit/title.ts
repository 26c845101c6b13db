import type { Body } from "../protocol/body";

/** The title of a request; undefined when it does not mention one. */
export function titleOf({ title }: Body): string | undefined {
  if (title === undefined) return undefined;
  if (title === null) return "";
  return typeof title === "string" ? title : JSON.stringify(title);
}
