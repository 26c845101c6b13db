import { toPythonJson } from "./python-json";
import type { WireRefusal } from "./refusal";
import { refusalText } from "./refusal-texts";
import type { WireValue } from "./wire-value";

export type Answer = { data: WireValue; msg?: string };

const JSON_TYPE = "application/json";
/** The original labels refused signatures as HTML, though the body is JSON; callers read the body. */
const UNPROVEN_TYPE = "text/html; charset=utf-8";

export function answer({ data, msg = "" }: Answer): Response {
  return respond({ code: 0, data, msg }, JSON_TYPE, 200);
}

/** Refusals are HTTP 200: callers read the body whatever the status. */
export function refusalAnswer(refusal: WireRefusal, emptyData: WireValue): Response {
  const { data = emptyData } = refusalText(refusal.code);
  return respond({ code: -1, data, msg: messageOf(refusal) }, JSON_TYPE, 200);
}

export function unprovenAnswer(refusal: WireRefusal): Response {
  return respond({ code: -1, msg: messageOf(refusal), data: [] }, UNPROVEN_TYPE, 200);
}

/** Still an envelope, so that callers can read it, but a status that monitoring sees. */
export function faultAnswer(refusal: WireRefusal): Response {
  return respond({ code: -1, data: "", msg: messageOf(refusal) }, JSON_TYPE, 500);
}

export function notFoundAnswer(): Response {
  return new Response("<!doctype html><title>Not Found</title><h1>Not Found</h1>", {
    status: 404,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

function messageOf(refusal: WireRefusal): string {
  const { msg } = refusalText(refusal.code);
  return typeof msg === "string" ? msg : msg(refusal.params);
}

function respond(body: WireValue, type: string, status: number): Response {
  return new Response(toPythonJson(body), { status, headers: { "content-type": type, "cache-control": "no-store" } });
}
