import type { Readable } from "node:stream";
import type { StoredFile } from "@/db/queries/tickets/files";
import { contentDisposition } from "@/lib/http/content-disposition";

/** Pictures that browsers only draw. An SVG may hold scripts and is not among them. */
const DRAWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/**
 * A file as a download, or as a picture where one is asked for and it is one. The bytes never run as a page of ours,
 * whatever they are. They are opened only when they are to be sent.
 */
export async function fileResponse(
  request: Request,
  file: StoredFile,
  open: () => Promise<Readable>,
): Promise<Response> {
  const isInline = new URL(request.url).searchParams.get("inline") === "1" && DRAWN.has(file.contentType);
  const etag = `"${file.sha256}"`;
  const headers = {
    "Content-Type": file.contentType,
    "Content-Disposition": contentDisposition(isInline ? "inline" : "attachment", file.name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    // The browser may keep it, and asks each time whether this person may still see it.
    "Cache-Control": "private, no-cache",
    ETag: etag,
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const whole = { headers: { ...headers, "Content-Length": String(file.size) } };
  if (request.method === "HEAD") return new Response(null, whole);
  return new Response(streamOf(await open()), whole);
}

// Unlike Readable.toWeb it survives a receiver that goes away in the middle.
function streamOf(bytes: Readable): ReadableStream<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => {
      bytes.destroy();
    },
  });
}
