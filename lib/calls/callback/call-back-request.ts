import type { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { CallBack, type TakeCallBackInput } from "../schema";

const MAX_BYTES = 1_000_000;

/**
 * What a request brings to an address that was given out to call back: the token is the end of its path, the body
 * JSON, whatever its type says, or nothing at all.
 *
 * @throws AppError `invalid` when the body is none, whether or not the address is good for anything.
 */
export async function callBackOf(request: Request): Promise<z.input<typeof TakeCallBackInput>> {
  const token = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const text = await readText(request.body);
  const callBack = CallBack.safeParse(text.trim() === "" ? {} : parse(text));
  if (!callBack.success) throw malformed();
  return { token, callBack: callBack.data };
}

const malformed = () => new AppError("invalid", { reason: "invalid_input" });

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw malformed();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}
