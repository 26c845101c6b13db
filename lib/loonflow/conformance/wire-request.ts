import { createHash } from "node:crypto";
import type { ExactJson } from "./exact-json";
import type { Line } from "./transcript";

export type WireRequest = { method: string; path: string; headers: Record<string, string>; body: string | null };

/** Ids of tickets made on the way, by alias. */
export type Captured = ReadonlyMap<string, ExactJson>;

/** No ticket has this id; it stands for one that was not made. */
const NO_TICKET = 999_999_999;

/** What was sent to the original, with a signature of now and the ids of this replay. */
export function wireRequest(line: Line, captured: Captured, now: Date): WireRequest {
  const body = bodyOf(line, captured);
  const headers = { ...signedHeaders(line, now) };
  if (line.body !== null) headers["content-type"] = "application/json";
  return { method: line.method, path: pathOf(line, captured), headers, body };
}

function pathOf(line: Line, captured: Captured): string {
  const path = filled(line.path_template ?? line.path, captured);
  const query = line.query_template ?? line.query;
  if (query === null) return path;
  const pairs = Object.entries(query).map(([key, value]) => [key, filled(String(value), captured)]);
  return `${path}?${new URLSearchParams(pairs)}`;
}

function filled(template: string, captured: Captured): string {
  return template.replace(/\{(\w+)\}/g, (_, alias: string) => String(captured.get(alias) ?? NO_TICKET));
}

function bodyOf(line: Line, captured: Captured): string | null {
  if (line.raw_body !== undefined) return line.raw_body;
  const template = line.body_template ?? line.body;
  return template === null ? null : JSON.stringify(withIds(template, captured)).replace(/"<float ([^"]+)>"/g, "$1");
}

function withIds(value: ExactJson, captured: Captured): ExactJson {
  if (Array.isArray(value)) return value.map((entry) => withIds(entry, captured));
  if (value === null || typeof value !== "object") return value;
  if (typeof value.$ref === "string") return captured.get(value.$ref) ?? NO_TICKET;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withIds(entry, captured)]));
}

/** The transcript shows signatures and times as placeholders, and the token that was used but not sent. */
function signedHeaders(line: Line, now: Date): Record<string, string> {
  const { token = "", ...headers } = line.headers;
  const timestamp = headers.timestamp === undefined ? undefined : timestampOf(headers.timestamp, now);
  if (timestamp !== undefined) headers.timestamp = timestamp;
  if (headers.signature?.startsWith("<md5")) {
    const signature = createHash("md5")
      .update(`${timestamp ?? ""}${token}`)
      .digest("hex");
    headers.signature = line.step.includes("upper-case") ? signature.toUpperCase() : signature;
  }
  return headers;
}

function timestampOf(recorded: string, now: Date): string {
  if (recorded.startsWith("<repr")) return `${now.getTime() / 1000}`.replace(/^\d+$/, "$&.5");
  const [, offset] = /^<now([+-]\d+)?>$/.exec(recorded) ?? [];
  return recorded.startsWith("<now") ? String(Math.floor(now.getTime() / 1000) + Number(offset ?? 0)) : recorded;
}
