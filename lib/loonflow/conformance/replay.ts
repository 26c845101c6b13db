import { type Difference, differingPaths } from "./differing-paths";
import { type ExactJson, exactJson } from "./exact-json";
import { mask } from "./mask";
import { keepAliveSender, type WireAnswer } from "./send-request";
import type { Line, Transcript } from "./transcript";
import { wireRequest } from "./wire-request";

export type ReplayedLine = {
  /** `03_leave:69`, as the differences name it. */
  ref: string;
  step: string;
  differences: Difference[];
};

/** Ids that both sides gave to the same ticket. */
type Ids = { recorded: Map<ExactJson, string>; replayed: Map<ExactJson, string>; captured: Map<string, ExactJson> };

/**
 * Sends what the original was sent, in order, to a server whose database holds the installation of the recording
 * and no tickets, and tells for each line where the answer differs.
 */
export async function replay(baseUrl: string, transcripts: readonly Transcript[]): Promise<ReplayedLine[]> {
  const { send, close } = keepAliveSender(baseUrl);
  const ids: Ids = { recorded: new Map(), replayed: new Map(), captured: new Map() };
  const replayed: ReplayedLine[] = [];
  try {
    for (const { name, lines } of transcripts) {
      for (const [index, line] of lines.entries()) {
        const answer = await send(wireRequest(line, ids.captured, new Date()));
        const ref = `${name}:${index + 1}`;
        replayed.push({ ref, step: line.step, differences: compare(line, answer, ids) });
      }
    }
  } finally {
    close();
  }
  return replayed;
}

function compare(line: Line, answer: WireAnswer, ids: Ids): Difference[] {
  const response = jsonOf(answer.text);
  capture(line, response, ids);
  const differences = [
    ...differingPaths(line.status, answer.status, "status"),
    ...differingPaths(mask(line.response, ids.recorded), mask(response, ids.replayed), "response"),
  ];
  if (line.response === null) return differences;
  const recordedType = line.content_type.split(";")[0] ?? "";
  differences.push(...differingPaths(recordedType, answer.type, "type"));
  return response === null ? differences : [...differences, ...notAscii(answer.text)];
}

function jsonOf(text: string): ExactJson {
  try {
    return exactJson(text);
  } catch {
    return null;
  }
}

/** The original escapes everything else. */
function notAscii(text: string): Difference[] {
  const strange = /[^\t\n\r -~]/.exec(text);
  return strange === null ? [] : [{ path: "encoding", expected: "ASCII", actual: strange[0] }];
}

function capture(line: Line, response: ExactJson, ids: Ids): void {
  for (const [alias, path] of Object.entries(line.captures ?? {})) {
    const [recorded, replayed] = [at({ response: line.response }, path), at({ response }, path)];
    if (recorded !== undefined) ids.recorded.set(recorded, `<ticket:${alias}>`);
    if (replayed === undefined) continue;
    ids.replayed.set(replayed, `<ticket:${alias}>`);
    ids.captured.set(alias, replayed);
  }
}

function at(value: ExactJson, path: string): ExactJson | undefined {
  return path.split(".").reduce<ExactJson | undefined>((found, key) => {
    if (Array.isArray(found)) return found[Number(key)];
    return found !== null && typeof found === "object" ? found[key] : undefined;
  }, value);
}
