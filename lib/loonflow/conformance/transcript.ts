import { readFileSync } from "node:fs";
import { type ExactJson, exactJson } from "./exact-json";

/** A request to the original and what it answered. */
export type Line = {
  scenario: string;
  step: string;
  method: string;
  path: string;
  path_template?: string;
  headers: Record<string, string>;
  query: Record<string, string | number> | null;
  query_template?: Record<string, string>;
  body: ExactJson;
  body_template?: ExactJson;
  raw_body?: string;
  status: number;
  response: ExactJson;
  content_type: string;
  /** Alias → where in the answer the id of a new ticket stands. */
  captures?: Record<string, string>;
};

export type Transcript = { name: string; lines: Line[] };

export function readTranscript(file: string | URL, name: string): Transcript {
  const texts = readFileSync(file, "utf8").trimEnd().split("\n");
  return { name, lines: texts.map((text) => exactJson(text) as Line) };
}
