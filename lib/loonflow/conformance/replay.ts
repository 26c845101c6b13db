import { type Difference, differingPaths } from "./differing-paths";
import { type ExactJson, exactJson } from "./exact-json";
import { BY_CHANCE, mask } from "./mask";
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
type Ids = {
  recorded: Map<ExactJson, string>;
  replayed: Map<ExactJson, string>;
  captured: Map<string, ExactJson>;
  /** Whom chance picked in the recording → whom it picked now, in the transcript that is being replayed. */
  picked: Map<string, string>;
};

/** How to go about what the original did within a request and Skein does after it. */
export type Patience = {
  /** Whether a line is answered as it is meant to be. */
  isSettled(line: ReplayedLine): boolean;
  /** Lets work in the background go on; false when there is none to wait for. */
  work(): Promise<boolean>;
};

/**
 * Sends what the original was sent, in order, to a server whose database holds the installation of the recording
 * and no tickets, and tells for each line where the answer differs. What only reads is asked again while work is
 * under way that it may wait for.
 */
export async function replay(
  baseUrl: string,
  transcripts: readonly Transcript[],
  patience: Patience,
): Promise<ReplayedLine[]> {
  const { send, close } = keepAliveSender(baseUrl);
  const ids: Ids = { recorded: new Map(), replayed: new Map(), captured: new Map(), picked: new Map() };
  const replayed: ReplayedLine[] = [];
  try {
    for (const { name, lines } of transcripts) {
      ids.picked.clear();
      for (const [index, line] of lines.entries()) {
        const ask = async (): Promise<ReplayedLine> => {
          const answer = await send(wireRequest(bySomebody(line, ids), ids.captured, new Date()));
          return { ref: `${name}:${index + 1}`, step: line.step, differences: compare(line, answer, ids) };
        };
        replayed.push(line.method === "GET" ? await settled(ask, patience) : await ask());
      }
    }
  } finally {
    close();
  }
  return replayed;
}

async function settled(ask: () => Promise<ReplayedLine>, { isSettled, work }: Patience): Promise<ReplayedLine> {
  let line = await ask();
  while (!isSettled(line) && (await work())) line = await ask();
  return line;
}

function compare(line: Line, answer: WireAnswer, ids: Ids): Difference[] {
  const response = jsonOf(answer.text);
  capture(line, response, ids);
  const isByChance = line.step.startsWith(PICKED);
  const differences = [
    ...differingPaths(line.status, answer.status, "status"),
    ...differingPaths(
      mask(line.response, ids.recorded, isByChance),
      mask(response, ids.replayed, isByChance),
      "response",
    ),
  ];
  if (line.response === null) return differences;
  const recordedType = line.content_type.split(";")[0] ?? "";
  differences.push(...differingPaths(recordedType, answer.type, "type"));
  return response === null ? differences : [...differences, ...notAscii(answer.text)];
}

/** Steps that show whom chance picked, without the title that says so. */
const PICKED = "picked ";

/** What the recording has the person do whom chance picked, it does whoever was picked now. */
function bySomebody(line: Line, { picked }: Ids): Line {
  const username = picked.get(line.headers.username ?? "");
  return username === undefined ? line : { ...line, headers: { ...line.headers, username } };
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
  const [before, now] = [line.response, response].map((answer) => at({ response: answer }, "response.data.value"));
  if (isChanceTicket(before) && isChanceTicket(now)) ids.picked.set(before.participant, now.participant);
  for (const [alias, path] of Object.entries(line.captures ?? {})) {
    const [recorded, replayed] = [at({ response: line.response }, path), at({ response }, path)];
    if (recorded !== undefined) ids.recorded.set(recorded, `<ticket:${alias}>`);
    if (replayed === undefined) continue;
    ids.replayed.set(replayed, `<ticket:${alias}>`);
    ids.captured.set(alias, replayed);
  }
}

/** A ticket of the recording whose people are drawn. */
function isChanceTicket(value: ExactJson | undefined): value is { participant: string } {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  return String(value.title).startsWith(BY_CHANCE) && typeof value.participant === "string";
}

function at(value: ExactJson, path: string): ExactJson | undefined {
  return path.split(".").reduce<ExactJson | undefined>((found, key) => {
    if (Array.isArray(found)) return found[Number(key)];
    return found !== null && typeof found === "object" ? found[key] : undefined;
  }, value);
}
