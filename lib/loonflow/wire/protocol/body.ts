import type { Json } from "@/lib/forms/form-definition";
import { WireRefusal } from "./refusal";

export type Body = Readonly<Record<string, Json>>;

export type EmptyBody = "post_body_empty" | "patch_body_empty";

/**
 * A JSON object from the raw text: callers send it without a Content-Type.
 *
 * @throws WireRefusal when there is nothing in it (`empty`), or something else.
 */
export async function readBody(request: Request, empty: EmptyBody = emptyFor(request.method)): Promise<Body> {
  const text = await request.text();
  if (text.trim() === "") throw new WireRefusal(empty);
  return toBody(text);
}

const emptyFor = (method: string): EmptyBody => (method === "POST" ? "post_body_empty" : "patch_body_empty");

/** As `readBody`, where callers may send nothing at all. @throws WireRefusal when it is something else than an object. */
export async function readOptionalBody(request: Request): Promise<Body> {
  const text = await request.text();
  return text.trim() === "" ? {} : toBody(text);
}

function toBody(text: string): Body {
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
