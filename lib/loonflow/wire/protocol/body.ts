import type { Json } from "@/lib/forms/form-definition";
import { WireRefusal } from "./refusal";

export type Body = Readonly<Record<string, Json>>;

/**
 * A JSON object from the raw text: callers send it without a Content-Type.
 *
 * @throws WireRefusal when there is nothing in it, or something else.
 */
export async function readBody(request: Request): Promise<Body> {
  const text = await request.text();
  if (text.trim() === "") throw new WireRefusal(request.method === "PATCH" ? "patch_body_empty" : "post_body_empty");
  const value = parse(text);
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new WireRefusal("body_malformed");
  return value;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new WireRefusal("body_malformed");
  }
}
